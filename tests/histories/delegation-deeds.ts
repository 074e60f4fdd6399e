import { checkIn, removeDelegation, saveDelegation } from "#features/delegations/delegation-commands.ts";
import { eraseNames } from "#features/delegations/delegation-erasing.ts";
import { bringInList, judgeImport, takeBackImport, writeImport } from "#features/delegations/delegation-import.ts";
import { recordForSheets } from "#features/delegations/delegation-record.ts";
import { releaseCount, setRegistration } from "#features/delegations/registration-commands.ts";
import { asPending } from "#features/imports/import-queries.ts";
import { readSeparated } from "#lib/sheets/separated-text.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { asActor } from "#tests/support/people.ts";
import { done, publicMeeting } from "#tests/support/policy-meetings.ts";

const someone = {
  ...{ name: "A. B.", family: null, given: null, patronymic: null, function: "Officer", service: "police" as const },
  ...{ isHead: true, modes: {} },
};

/** Delegations come to a meeting, are checked in and counted, one was a mistake, and their names are erased. */
export async function keepDelegations(): Promise<void> {
  const { id: adminId } = await database().person.findFirstOrThrow({ where: { role: "admin", active: true } });
  const unit = await asActor(adminId);
  const code = "EWG-2018-II";
  await publicMeeting(portal, code, "2018-10-28", 2);
  const came = { step: "registered" as const, people: [someone] };
  const first = done(await saveDelegation(portal, code, { partner: "UZB" }, null, came));
  done(await saveDelegation(portal, code, { partner: "UZB" }, first.version, { ...came, step: "confirmed" }));
  done(await checkIn(portal, code, "2018-10-28", new Map([[first.id, true]])));
  const wrong = done(await saveDelegation(portal, code, { kind: "guest", name: "Guestania" }, null, came));
  done(await removeDelegation(portal, code, wrong.id, wrong.version));
  const sheet = readSeparated("Country;Name\nTJK;C. D.");
  const { id } = done(await bringInList(unit, code, { name: "list.csv", sheets: [sheet] }));
  const pending = asPending(await database().sheetImport.findUniqueOrThrow({ where: { id } }));
  const record = await recordForSheets(database(), await database().meeting.findUniqueOrThrow({ where: { code } }));
  done(await writeImport(portal, code, id, judgeImport({ ...pending }, record, "en")?.seen ?? ""));
  done(await takeBackImport(portal, code, id));
  const set = done(await setRegistration(portal, code, 0, { listFor: "partners", keptUntil: null }));
  const told = done(await releaseCount(portal, code, set.version, true));
  done(await releaseCount(portal, code, told.version, false));
  await eraseNames(new Date("2022-01-01"));
}
