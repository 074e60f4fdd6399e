// Makes, in the database of DATABASE_URL, a meeting to come to which delegations are registered today, and the list of five people
// of Uzbekistan at the one before it. A process of its own, because only the server's side may change the record.
import { saveDelegation } from "#features/delegations/delegation-commands.ts";
import { sayDays } from "#features/meetings/meeting-life-commands.ts";
import { dayOf } from "#i18n/format.ts";
import { portal } from "#policy.ts";
import { closeDatabase } from "#server/database.ts";
import { done, publicMeeting } from "./policy-meetings.ts";

const today = dayOf(new Date());
const people = ["Anvar Azimov", "Dilnoza Karimova", "Rustam Yusupov", "Malika Saidova", "Timur Rakhimov"].map(
  (name) => ({
    ...{ name, family: null, given: null, patronymic: null, function: "Officer", service: "customs" as const },
    ...{ isHead: false, modes: {} },
  }),
);
done(await saveDelegation(portal, "EWG-2021-III", { partner: "UZB" }, null, { step: "registered", people }));
const { code, version } = await publicMeeting(portal, "EWG-2099-III", "2099-10-28", 3);
const days = { invitedOn: today, registrationFrom: today, registrationUntil: today, reviewFrom: null };
done(await sayDays(portal, code, version, days));
await closeDatabase();
