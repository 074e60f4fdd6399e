import type { Whose } from "#features/delegations/delegation.ts";
import { saveDelegation } from "#features/delegations/delegation-commands.ts";
import { bringInList } from "#features/delegations/delegation-import.ts";
import { setRegistration } from "#features/delegations/registration-commands.ts";
import { answerImport, chooseOfImport } from "#features/imports/import-commands.ts";
import { readSeparated } from "#lib/sheets/separated-text.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Say } from "./saying.ts";

const meeting = "EWG-2022-II";

async function came(code: string, whose: Whose, say: Say): Promise<void> {
  const person = {
    ...{ name: say.en("delegate.name"), family: say.en("delegate.family"), given: say.en("delegate.given") },
    ...{ patronymic: say.en("delegate.patronymic"), function: say.en("delegate.function") },
    ...{ service: "police" as const, isHead: true, modes: {} },
  };
  done(await saveDelegation(await personWith("unit"), code, whose, null, { step: "registered", people: [person] }));
}

/** Somebody who is no partner comes, and a list waits of which nothing is written. */
export async function nameDelegates(say: Say): Promise<void> {
  const unit = await personWith("unit");
  await came(meeting, { kind: "observer", name: say.en("delegation.name") }, say);
  const sheet = readSeparated(`Partner;Name\nAtlantis;${say.en("import.cell")}`, say.en("import.sheet"));
  const { id } = done(await bringInList(unit, meeting, { name: `${say.en("import.name")}.csv`, sheets: [sheet] }));
  done(await chooseOfImport(unit, id, { columns: { 0: "partner", 1: say.en("import.column") } }));
  done(await answerImport(unit, id, { question: say.en("import.answer") }));
  const written = [{ delegation: 0, people: [{ name: say.en("import.before") }] }];
  // At the address at which the matrix asks for it.
  await database().sheetImport.update({ where: { id }, data: { id: "d".repeat(32), written } });
}

export async function nameOwnDelegates(say: Say): Promise<void> {
  await came(meeting, { partner: "UZB" }, say);
}

/** All partners may read the list of that meeting. */
export async function listDelegates(say: Say): Promise<void> {
  const code = "EWG-2022-II-2";
  await came(code, { partner: "TJK" }, say);
  const set = { listFor: "partners" as const, keptUntil: null };
  done(await setRegistration(await personWith("unit"), code, 0, set));
}
