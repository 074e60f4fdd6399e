import { anew, deskAction, guarded, type Outcome } from "#desk/desk-action.ts";
import { contentOf, newKey, unlessTaken } from "#desk/desk-sending.ts";
import { namesOf } from "#desk/names-of.ts";
import { type DraftInput, isEmptyDraft } from "#features/reports/draft.ts";
import { type SavedRow, saveDrafts } from "#features/reports/draft-commands.ts";
import { repeatReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf, findSent } from "#features/reports/report-queries.ts";
import { isAsking } from "#features/rounds/round.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person, type Speaker } from "#policy.ts";
import { partOf, partsBefore } from "#server/sending.ts";
import { invalid, type Refused, refusalText, refused } from "#ui/form/form-answers.ts";
import type { AutosaveAnswer } from "#ui/form/form-autosave.ts";
import { type FormState, type FormValues, idOf, keyName, textOf } from "#ui/form/form-state.ts";
import { readReport } from "./report-form-definition.ts";
import {
  asTyped,
  draftValues,
  emptyDraft,
  rowName,
  type TypedSheetRow,
  typedRows,
  withoutUntouched,
} from "./sheet-form-definition.ts";

/** While it is typed: what stands in the rows becomes the partner's draft. */
export const keepTyped = guarded(can.speakForPartner, notTaken, async (actor, sent): Promise<AutosaveAnswer> => {
  const sheet = await openSheet(actor, sent);
  if ("error" in sheet) return notTaken(sheet, sent);
  const saved = await saveTyped(sheet);
  if (!saved.ok) return notTaken(saved, sent);
  const [lost] = notKept(sheet, saved.value);
  if (lost) return notTaken({ error: "notAddressed" }, sent);
  const taken = saved.value.filter(({ theirs }) => !theirs);
  return {
    status: "saved",
    at: new Date().toISOString(),
    carried: marksOf(taken),
    theirs: theirsOf(saved.value),
  };
});

function notTaken(refusal: Refused, { locale }: { locale: Locale }): AutosaveAnswer {
  return { status: "refused", message: refusalText(refusal, locale) };
}

/**
 * Everything typed is kept as a draft first. Then, as the button says: nothing more; or one row repeats the last
 * answer; or each row that is filled in is sent. A row with a problem stays, the others are done.
 */
export const answerSheet = deskAction("answerSheet", can.speakForPartner, async (actor, { values, locale, t }) => {
  const opened = await openSheet(actor, { values, locale });
  if ("error" in opened) return refused(opened, locale, values);
  const [intent, repeated] = textOf(values, "intent").split(":");
  const { sheet, taken } = await withoutTaken(opened, intent === "same" ? repeated : undefined);
  const saved = await saveTyped(sheet);
  if (!saved.ok) return refused(saved, locale, values);

  const answered: Answered = {
    sent: taken.map(({ code }) => code),
    problems: [],
    values: { ...values, ...marksOf(saved.value), ...Object.assign({}, ...taken.map(({ values: of }) => of)) },
    theirs: theirsOf(saved.value) ?? {},
  };
  const complain = (code: string, message: string, field = rowName(code)) =>
    answered.problems.push({ field, message: t("rounds:sheetProblem.row", { code, message }) });
  const apart = new Set(saved.value.filter(({ theirs }) => theirs).map(({ recommendation }) => recommendation));
  for (const code of apart) complain(code, t("rounds:sheetProblem.apart"));

  if (intent === "draft") {
    for (const code of notKept(sheet, saved.value)) complain(code, refusalText({ error: "notAddressed" }, locale));
  }

  const rows = sheet.rows.filter(({ code }) => !apart.has(code));
  const marks = new Map(saved.value.map(({ recommendation, mark }) => [recommendation, mark]));
  for (const row of rows) {
    const { code, draft, typed } = row;
    const isTyped = draft === null || !isEmptyDraft(draft);
    if (intent === "same" ? code !== repeated : intent === "draft" || !isTyped) continue;
    const to = { recommendation: code, partnerId: sheet.partnerId };
    const seen = { seen: marks.get(code) ?? "", writer: row.writer, at: row.at };
    const sending = { corrects: row.corrects, draft: seen };
    const by = senderOf(sheet.actor, row, intent === "same");
    // The same sheet was sent twice at once: its words are no draft any more.
    const sentMeanwhile = async () => {
      const draft = emptyDraft(row.draft?.language ?? locale);
      await saveDrafts(sheet.actor, sheet, [{ recommendation: code, draft, ...seen }]);
      answered.sent.push(code);
    };
    if (intent === "same") {
      if (isTyped) {
        complain(code, t("rounds:sheetProblem.typed"));
        continue;
      }
      const sent = await unlessTaken(() => repeatReport(by, to, sheet.year, { ...sending, repeats: row.repeats ?? 0 }));
      if (!sent) await sentMeanwhile();
      else if (sent.ok) answered.sent.push(code);
      else complain(code, problemText(sent, locale));
      continue;
    }
    const read = readReport({ ...typed, year: String(sheet.year) }, locale);
    if (!read.ok) {
      for (const { field, message } of read.problems) complain(code, message, `${rowName(code)}.${field}`);
      continue;
    }
    const sent = await unlessTaken(() => submitReport(by, to, read.value, sending));
    if (!sent) await sentMeanwhile();
    else if (sent.ok) {
      answered.sent.push(code);
      Object.assign(answered.values, sentValues(code, sent.value.id, asTyped(read.value)));
    } else {
      complain(code, problemText(sent, locale));
      if (sent.error === "changedMeanwhile") await compareWithSent(answered, sheet, code);
    }
  }
  return answer(answered, { ...sheet, intent, page: textOf(values, "page") }, locale);
});

type Sheet = { actor: Person; partnerId: number; year: number; rows: TypedSheetRow[] };

type Answered = {
  sent: string[];
  problems: { field: string; message: string }[];
  values: FormValues;
  theirs: FormValues;
};

/** For whom, and whether the round takes answers now. */
async function openSheet(
  actor: Speaker,
  { values, locale }: { values: FormValues; locale: Locale },
): Promise<Sheet | Refused> {
  const year = idOf(values, "year");
  const round = Number.isInteger(year) ? await findRound(actor, year) : null;
  if (!round) return { error: "notFound" };
  if (!isAsking(round.state)) {
    return { error: round.closed ? "roundTakesNoMore" : "roundNotOpenYet", details: { year } };
  }
  const rows = typedRows(values, locale);
  const partnerId = actor.partner.id;
  const seen = await findSent(
    actor,
    partnerId,
    rows.flatMap(({ corrects }) => corrects ?? []),
  );
  return { actor, partnerId, year, rows: rows.map((row) => withoutUntouched(row, seen.get(row.corrects ?? 0))) };
}

/** The person as the sender of one row, with what stands in it, or with the answer that it repeats. */
function senderOf(actor: Person, { code, typed, repeats }: TypedSheetRow, isRepeated: boolean): Person {
  return partOf(actor, code, contentOf(isRepeated ? { repeats: String(repeats) } : typed));
}

/**
 * The sheet without the rows that it sent before, when the answer was lost on the way. Other words in such a row correct
 * what was sent.
 */
async function withoutTaken(sheet: Sheet, repeated: string | undefined) {
  const before = await partsBefore(sheet.actor);
  const taken: { code: string; values: FormValues }[] = [];
  const rows: TypedSheetRow[] = [];
  for (const row of sheet.rows) {
    const { sending } = senderOf(sheet.actor, row, row.code === repeated);
    const own = before.get(row.code) ?? [];
    const same = own.find(({ content }) => content === sending?.content);
    if (same) taken.push({ code: row.code, values: sentValues(row.code, same.id ?? 0, row.draft) });
    else rows.push(own[0] ? { ...row, corrects: own[0].id } : row);
  }
  return { sheet: { ...sheet, rows }, taken };
}

function saveTyped({ actor, partnerId, year, rows }: Sheet) {
  const typed = rows.flatMap(({ code, draft, seen, writer, at }) =>
    draft ? [{ recommendation: code, draft, seen, writer, at }] : [],
  );
  return saveDrafts(actor, { partnerId, year }, typed);
}

/** Rows with words that are kept nowhere: the recommendation was taken from the partner while they were typed. */
function notKept({ rows }: Sheet, saved: readonly SavedRow[]): string[] {
  const kept = new Set(saved.map(({ recommendation }) => recommendation));
  return rows.filter(({ code, draft }) => draft && !isEmptyDraft(draft) && !kept.has(code)).map(({ code }) => code);
}

function marksOf(rows: readonly SavedRow[]): FormValues {
  return Object.fromEntries(rows.map(({ recommendation, mark }) => [rowName(recommendation, "seen"), mark]));
}

function theirsOf(rows: readonly SavedRow[]): FormValues | null {
  const apart = rows.flatMap(({ recommendation, theirs }) => (theirs ? [draftValues(recommendation, theirs)] : []));
  return apart.length > 0 ? Object.assign({}, ...apart) : null;
}

/** The row holds what was sent, which a correction begins with. */
function sentValues(code: string, id: number, sent: DraftInput | null): FormValues {
  return {
    ...(sent && draftValues(code, sent)),
    [rowName(code, "seen")]: "",
    [rowName(code, "corrects")]: String(id),
  };
}

/** A colleague was faster: the answer that stands is shown beside the words, and sending again corrects it. */
async function compareWithSent(answered: Answered, { actor, partnerId, year }: Sheet, code: string): Promise<void> {
  const theirs = (await answersOf(actor, partnerId, code)).find((answer) => answer.year === year);
  if (!theirs) return;
  answered.values[rowName(code, "corrects")] = String(theirs.id);
  Object.assign(answered.theirs, draftValues(code, asTyped(theirs)));
}

function problemText(refusal: Refused, locale: Locale): string {
  if (refusal.error === "changedMeanwhile") return translator(locale)("rounds:sheetProblem.changed");
  return refusalText(refusal, locale);
}

async function answer(
  { sent, problems, values, theirs }: Answered,
  { actor, intent, year, page, rows }: Omit<Sheet, "partnerId"> & { intent: string | undefined; page: string },
  locale: Locale,
): Promise<Outcome> {
  const t = translator(locale);
  if (problems.length === 0 && sent.length === 0 && intent !== "draft") {
    // The message leads to the first row that is still to be answered, if there is any.
    const first = rows.find(({ corrects }) => corrects === null) ?? rows[0];
    const field = rowName(first?.code ?? "", "state");
    return invalid([{ field, message: t("rounds:sheetProblem.nothing") }], values);
  }
  if (problems.length > 0) {
    const answer: FormState = { status: "invalid", problems, values, theirs };
    if (sent.length === 0) return answer;
    const done = t("rounds:sheetDone.sent", { count: sent.length, codes: await namesOf(actor, sent, locale) });
    // The answer has arrived: whoever sends what stands there now means something else.
    answer.values[keyName] = newKey();
    // The sent answer stands in its row, and the links in the head of the page lead from where the reader is now.
    return anew({ ...answer, done });
  }
  // Another address each time, so that the sheet is made anew from what stands now.
  const query = new URLSearchParams({ page, sent: sent.join(","), at: Date.now().toString(36) });
  const place = intent === "same" ? `row-${sent[0]}` : "outcome";
  return { to: addressOf(locale, "/desk/rounds/[year]", year, `?${query}#${place}`) };
}
