import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { saveChanges } from "#desk/saving.ts";
import { roundInput } from "#features/rounds/round.ts";
import {
  closeRound,
  disclose,
  moveDueDate,
  openRound,
  reopenRound,
  withdrawRound,
} from "#features/rounds/round-commands.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can, type Person } from "#policy.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { idOf, textOf } from "#ui/form/form-state.ts";
import { disclosureForm, disclosureInput, dueDateForm, dueDateInput, openRoundForm } from "./round-form-definition.ts";

export const openNewRound = deskAction("openNewRound", can.keepRounds, open, (sent, { code }) =>
  toRound(sent, "open", code),
);

async function open(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const input = openRoundForm(locale).read(values, roundInput);
  if (!input.ok) return invalid(input.problems, values);
  const opened = await openRound(actor, input.value);
  return opened.ok ? toRound(sent, "open", input.value.year) : refused(opened, locale, values);
}

/** Moves the day, or says something else to those asked, in the fields that the person changed. */
export const changeDueDate = deskAction(
  "changeDueDate",
  can.keepRounds,
  (actor, sent) => {
    const { values, locale } = sent;
    const year = idOf(values, "year");
    const form = dueDateForm(locale);
    return saveChanges({
      ...{ form, values, locale },
      find: async () => {
        const round = await findRound(actor, year);
        return round && { record: round, version: round.version };
      },
      read: (merged) => form.read(merged, dueDateInput),
      write: (input, version) => moveDueDate(actor, year, version, input),
      saved: () => toRound(sent, "move", year),
    });
  },
  (sent, { code }) => toRound(sent, "move", code),
);

export const discloseRound = deskAction(
  "discloseRound",
  can.keepRounds,
  (actor, sent) => {
    const { values, locale } = sent;
    const year = idOf(values, "year");
    const form = disclosureForm(locale);
    return saveChanges({
      ...{ form, values, locale },
      find: async () => {
        const round = await findRound(actor, year);
        return round && { record: round, version: round.version };
      },
      read: (merged) => form.read(merged, disclosureInput),
      write: ({ toPartners }, version) => disclose(actor, year, version, toPartners),
      saved: () => toRound(sent, "disclose", year),
    });
  },
  (sent, { code }) => toRound(sent, "disclose", code),
);

export const closeOrReopen = deskAction(
  "closeOrReopen",
  can.keepRounds,
  async (actor, sent) =>
    closing(sent) === "reopen" ? change(actor, sent, "reopen", reopenRound) : change(actor, sent, "close", closeRound),
  (sent, { code }) => toRound(sent, closing(sent), code),
);

const closing = ({ values }: Sent) => (textOf(values, "intent") === "reopen" ? "reopen" : "close");

export const takeBackRound = deskAction(
  "takeBackRound",
  can.keepRounds,
  (actor, sent) => change(actor, sent, "withdraw", withdrawRound),
  (sent, { code }) => toRound(sent, "withdraw", code),
);

type Command = typeof closeRound;

async function change(actor: Person, sent: Sent, done: Done, command: Command): Promise<Outcome> {
  const { values, locale } = sent;
  const year = idOf(values, "year");
  const changed = await command(actor, year, idOf(values, "version"));
  if (!changed.ok) {
    const stored = changed.error === "changedMeanwhile" ? await findRound(actor, year) : null;
    const seen = stored && { version: String(stored.version) };
    return anew(refused(changed, locale, { ...values, ...seen }));
  }
  return toRound(sent, done, year);
}

type Done = "open" | "move" | "disclose" | "close" | "reopen" | "withdraw";

function toRound({ locale }: Sent, done: Done, year: number | string): Outcome {
  // Of a round that was taken back there is no page.
  if (done === "withdraw") return { to: addressOf(locale, "/desk/rounds", `?withdrawn=${year}`) };
  return { to: addressOf(locale, "/desk/rounds/[year]", year, `?done=${done}`) };
}
