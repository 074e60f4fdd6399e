import { expect } from "vitest";
import {
  checkDelegationsIn,
  recordDelegation,
  saveRegistration,
  takeOutDelegation,
  tellCount,
} from "#desk/delegations/delegation-actions.ts";
import { findDelegation } from "#desk/delegations/delegation-desk-queries.ts";
import { delegationValues, registrationValues } from "#desk/delegations/delegation-form-definition.ts";
import {
  chooseColumns,
  forgetImport,
  pasteList,
  settleImport,
  undoImport,
} from "#desk/delegations/delegation-import-actions.ts";
import { pasteForm } from "#desk/importing/import-form-definition.ts";
import { type DelegateInput, meetingDays } from "#features/delegations/delegation.ts";
import { saveDelegation } from "#features/delegations/delegation-commands.ts";
import { bringInList, judgeImport, writeImport } from "#features/delegations/delegation-import.ts";
import { findRegistration } from "#features/delegations/delegation-queries.ts";
import { recordForSheets } from "#features/delegations/delegation-record.ts";
import { findImport } from "#features/imports/import-queries.ts";
import { sayDays } from "#features/meetings/meeting-life-commands.ts";
import { dayOf } from "#i18n/format.ts";
import { readSeparated } from "#lib/sheets/separated-text.ts";
import { type Actor, can, type Person, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, publicMeeting } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import type { Job } from "./job.ts";

const code = "EWG-2021-III";
const by = ["unit", "admin"] as const satisfies Job["by"];
const list = { to: expect.stringContaining(`/en/meetings/${code}/delegations`) };

async function meetingNow(of = code) {
  const meeting = await findMeeting(portal, of);
  if (!meeting) throw new Error(of);
  return meeting;
}

const someone = (name: string): DelegateInput => ({
  ...{ name, family: null, given: null, patronymic: null, function: "Officer", service: "police" },
  ...{ isHead: false, modes: {} },
});

const whose = { partner: "UZB" };
const row = () => database().delegation.findFirstOrThrow({ include: { delegates: { orderBy: { position: "asc" } } } });

async function recorded() {
  done(await saveDelegation(portal, code, whose, null, { step: "registered", people: [someone("A. B.")] }));
}

const coming = "EWG-2099-III";

/** To a meeting that is to come registration is open, and somebody is registered already. */
async function opened() {
  const { version } = await publicMeeting(portal, coming, "2099-10-28", 3);
  const today = dayOf(new Date());
  const days = { invitedOn: today, registrationFrom: today, registrationUntil: today, reviewFrom: null };
  done(await sayDays(portal, coming, version, days));
  done(await saveDelegation(portal, coming, whose, null, { step: "registered", people: [someone("A. B.")] }));
}

/** A colleague adds somebody, or changes the one who is there. */
async function colleague(people: DelegateInput[]) {
  done(await saveDelegation(portal, coming, whose, (await row()).version, { step: "registered", people }));
}

/** The form as its author sees it. */
async function shown(actor: Actor): Promise<FormValues> {
  const meeting = await meetingNow(coming);
  const person = can.registerDelegation(actor, { partnerId: (await row()).partnerId }) ? actor : portal;
  const found = await findDelegation(person as Person, meeting, "UZB");
  if (!found) throw new Error("nobody is there");
  return delegationValues(found, meetingDays(meeting), "en");
}

const names = async () => (await row()).delegates.map(({ name }) => name);

const sheet = "Partner;Name\nUzbekistan;A. B.\nAtlantis;C. D.";
const unclear = "Land;Wer\nUzbekistan;A. B.";

const pending = () => database().sheetImport.findFirstOrThrow();

const broughtIn = (text: string) => async () => {
  const unit = await personWith("unit");
  done(await bringInList(unit, code, { name: "list.csv", sheets: [readSeparated(text)] }));
};

async function seenNow(): Promise<string> {
  const meeting = await meetingNow();
  const { id } = await pending();
  const found = await findImport(portal, { id, noun: "delegations", meetingId: meeting.id });
  return (found && judgeImport(found, await recordForSheets(database(), meeting), "en")?.seen) ?? "";
}

async function written() {
  await broughtIn(sheet)();
  done(await writeImport(portal, code, (await pending()).id, await seenNow()));
}

const ofImport = async () => ({ code, import: (await pending()).id });
const people = () => database().delegate.count();
const imports = () => database().sheetImport.count();

export const delegations: Job[] = [
  {
    does: "records a delegation",
    name: "recordDelegation",
    once: "stands",
    action: recordDelegation,
    may: (actor) => can.keepDelegations(actor) || can.speakForPartner(actor),
    by: ["unit", "admin", "focal"],
    prepare: opened,
    form: async (actor) => ({ ...(await shown(actor)), "people.0.function": "Head of unit", "people.0.head": "head" }),
    outcome: { to: expect.stringContaining(`/en/meetings/${coming}/delegations`) },
    kept: [row, { delegates: [expect.objectContaining({ name: "A. B.", function: "Head of unit", isHead: true })] }],
    wrong: [{ "people.0.name": "x".repeat(300) }, ["people.0.name"]],
    saves: {
      other: () =>
        colleague([someone("A. B."), { ...someone("Envoy Extraordinary"), function: null, service: "health" }]),
      both: {
        delegates: [
          expect.objectContaining({ name: "A. B.", function: "Head of unit" }),
          expect.objectContaining({ name: "Envoy Extraordinary" }),
        ],
      },
    },
  },
  {
    does: "takes out a delegation that was recorded by mistake",
    name: "takeOutDelegation",
    once: "key",
    action: takeOutDelegation,
    may: can.keepDelegations,
    by,
    prepare: recorded,
    form: async () => {
      const { id, version } = await row();
      return { code, id: String(id), version: String(version) };
    },
    outcome: list,
    kept: [names, []],
  },
  {
    does: "sets the registration of a meeting",
    name: "saveRegistration",
    once: "key",
    action: saveRegistration,
    may: can.keepDelegations,
    by,
    form: async () => {
      const registration = await findRegistration((await meetingNow()).id);
      const values = registrationValues(code, registration, "en");
      return { ...values, listFor: "partners" };
    },
    outcome: list,
    kept: [() => database().meetingRegistration.findFirst(), { listFor: "partners" }],
    wrong: [{ "keptUntil.year": "2030" }, ["keptUntil"]],
  },
  {
    does: "tells how many came",
    name: "tellCount",
    once: "key",
    action: tellCount,
    may: can.keepDelegations,
    by,
    prepare: recorded,
    form: async () => ({ code, version: "0", release: "yes" }),
    outcome: list,
    kept: [() => database().meetingRegistration.findFirst(), { countReleased: true }],
  },
  {
    does: "checks delegations in",
    name: "checkDelegationsIn",
    once: "key",
    action: checkDelegationsIn,
    may: can.keepDelegations,
    by,
    prepare: recorded,
    form: async () => ({ code, day: meetingDays(await meetingNow())[0] ?? "", mark: `${(await row()).id}:yes` }),
    outcome: { to: expect.stringContaining(`/en/meetings/${code}/delegations/check-in?day=`) },
    kept: [async () => (await row()).presentOn.length, 1],
    wrong: [{ mark: "somebody" }, ["mark"]],
  },
  {
    does: "takes a list that is pasted",
    name: "pasteList",
    once: "nothing",
    action: pasteList,
    may: can.keepDelegations,
    by,
    form: async () => pasteForm("en").values({ code, text: sheet }),
    outcome: { to: expect.stringContaining(`/en/meetings/${code}/delegations/import/`) },
    kept: [async () => (await imports()) > 0, true],
    wrong: [{ text: "" }, ["text"]],
  },
  {
    does: "says which column of a list is what",
    name: "chooseColumns",
    once: "nothing",
    action: chooseColumns,
    may: can.keepDelegations,
    by,
    prepare: broughtIn(unclear),
    form: async () => ({ ...(await ofImport()), "column.0": "partner", "column.1": "name" }),
    outcome: list,
    kept: [async () => (await pending()).chosen, { columns: { 0: "partner", 1: "name" } }],
    wrong: [{ "column.0": "" }, ["column.0"]],
  },
  {
    does: "writes the rows of a list that are settled",
    name: "settleImport",
    once: "key",
    action: settleImport,
    may: can.keepDelegations,
    by,
    prepare: broughtIn(sheet),
    form: async () => ({ ...(await ofImport()), seen: await seenNow() }),
    outcome: list,
    kept: [people, 1],
  },
  {
    does: "takes back all that a list has written",
    name: "undoImport",
    once: "key",
    action: undoImport,
    may: can.keepDelegations,
    by,
    prepare: written,
    form: ofImport,
    outcome: list,
    kept: [people, 0],
  },
  {
    does: "takes a list away",
    name: "forgetImport",
    once: "nothing",
    action: forgetImport,
    may: can.keepDelegations,
    by,
    prepare: broughtIn(sheet),
    form: ofImport,
    outcome: list,
    kept: [imports, 0],
    again: expect.objectContaining({ status: "refused" }),
  },
];
