import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import { answersIn, columnsIn, readPaste } from "#desk/importing/import-form-definition.ts";
import {
  bringInList,
  countUnsettled,
  judgeImport,
  takeBackImport,
  writeImport,
} from "#features/delegations/delegation-import.ts";
import { recordForSheets } from "#features/delegations/delegation-record.ts";
import { delegationReader } from "#features/delegations/delegation-sheet.ts";
import { answersAmong } from "#features/imports/import.ts";
import { answerImport, chooseOfImport, dropImport } from "#features/imports/import-commands.ts";
import { findImport, tableOf } from "#features/imports/import-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can, type Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { readPasted } from "#server/files/sheets/sheet-reading.ts";
import { invalid, refused } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";

/** Takes a list that somebody pasted, and leads to what it would change. */
export const pasteList = deskAction("pasteList", can.keepDelegations, async (actor, { values, locale, data }) => {
  const read = readPaste(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { code: meeting } = read.value;
  // As it came: cleaned, it has lost the tabs between its cells.
  const sheets = await readPasted(String(data.get("text") ?? ""));
  if (!sheets.ok) return refused(sheets, locale, values);
  const kept = await bringInList(actor, meeting, { name: "", sheets: sheets.value });
  if (!kept.ok) return refused(kept, locale, values);
  return { to: addressOf(locale, "/meetings/[code]/delegations/import/[import]", meeting, kept.value.id) };
});

async function pendingOf(actor: Person, { values, locale }: Sent) {
  const meeting = await findMeeting(actor, textOf(values, "code"));
  const id = textOf(values, "import");
  const pending = meeting && (await findImport(actor, { id, noun: "delegations", meetingId: meeting.id }));
  if (!meeting || !pending) return null;
  const record = await recordForSheets(database(), meeting);
  const here = (rest = "") =>
    addressOf(locale, "/meetings/[code]/delegations/import/[import]", meeting.code, pending.id, rest);
  return { meeting, pending, record, here };
}

/** Says which column is what, or which sheet of the file is meant. */
export const chooseColumns = deskAction("chooseColumns", can.keepDelegations, async (actor, sent) => {
  const { values, locale, t } = sent;
  const found = await pendingOf(actor, sent);
  if (!found) return refused({ error: "notFound" }, locale, values);
  const { pending, record, here } = found;
  const sheet = Number(textOf(values, "sheet"));
  if (textOf(values, "sheet") !== "" && pending.sheets[sheet]) {
    await chooseOfImport(actor, pending.id, { sheet });
    await countUnsettled(actor, found.meeting.code, pending.id);
    return { to: here() };
  }
  const reader = delegationReader(record, locale);
  const table = tableOf(pending, reader);
  if (!table) return refused({ error: "notFound" }, locale, values);
  const { chosen, problem } = columnsIn(values, table.sheet, reader);
  if (problem) return invalid([{ field: "column.0", message: t(`imports:problem.${problem}`) }], values);
  await chooseOfImport(actor, pending.id, { sheet: table.index, columns: chosen });
  await countUnsettled(actor, found.meeting.code, pending.id);
  return { to: here() };
});

/** Keeps the answers; then writes the rows that are settled, where nothing was answered that had not been shown. */
export const settleImport = deskAction("settleImport", can.keepDelegations, settle, leadToList);

async function settle(actor: Person, sent: Sent): Promise<Outcome> {
  const { values, locale } = sent;
  const found = await pendingOf(actor, sent);
  if (!found) return refused({ error: "notFound" }, locale, values);
  const { meeting, pending, record, here } = found;
  const judged = judgeImport(pending, record, locale)?.judged ?? [];
  const answers = { ...pending.answers, ...answersAmong(judged, answersIn(values, judged, {})) };
  const isNew = JSON.stringify(answers) !== JSON.stringify(pending.answers);
  if (isNew) {
    await answerImport(actor, pending.id, answers);
    await countUnsettled(actor, meeting.code, pending.id);
  }
  // The outcome of new answers is shown before it is written.
  if (isNew || textOf(values, "intent") === "answer") return { to: here("?answered=1") };
  const written = await writeImport(actor, meeting.code, pending.id, textOf(values, "seen"));
  return written.ok ? leadToList(sent) : anew(refused(written, locale, values));
}

function leadToList({ values, locale }: Sent): Outcome {
  const [code, id] = [textOf(values, "code"), textOf(values, "import")];
  return { to: addressOf(locale, "/meetings/[code]/delegations", code, `?written=${id}`) };
}

/** Takes back all that it has written. */
export const undoImport = deskAction("undoImport", can.keepDelegations, async (actor, { values, locale }) => {
  const code = textOf(values, "code");
  const taken = await takeBackImport(actor, code, textOf(values, "import"));
  if (!taken.ok) return anew(refused(taken, locale, values));
  return { to: addressOf(locale, "/meetings/[code]/delegations", code, `?left=${taken.value}`) };
});

/** Throws a sheet away that was brought in; what it has written stays. */
export const forgetImport = deskAction("forgetImport", can.keepDelegations, async (actor, { values, locale }) => {
  const code = textOf(values, "code");
  const dropped = await dropImport(actor, textOf(values, "import"));
  return dropped.ok
    ? { to: addressOf(locale, "/meetings/[code]/delegations", code) }
    : anew(refused(dropped, locale, values));
});
