import { type DelegateInput, meetingDays } from "#features/delegations/delegation.ts";
import { judgeImport } from "#features/delegations/delegation-import.ts";
import { type DelegationShown, listDelegations } from "#features/delegations/delegation-queries.ts";
import { recordForSheets } from "#features/delegations/delegation-record.ts";
import { delegationReader } from "#features/delegations/delegation-sheet.ts";
import { unsettled } from "#features/imports/import.ts";
import { findImport } from "#features/imports/import-queries.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { type T, translator } from "#i18n/t.ts";
import { tableMarks } from "#i18n/table-marks.ts";
import { type Cell, csv } from "#lib/csv.ts";
import { noQuestion } from "#lib/question.ts";
import { type Actor, can } from "#policy.ts";
import { database } from "#server/database.ts";
import type { FileAnswer, FileRequest } from "#server/respond.ts";
import { xlsxFile } from "#server/sheet-files.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findParticipants } from "./find-participants.ts";
import type { deskFormats } from "./participant-addresses.ts";

type Listed = Pick<DelegationShown, "partner" | "name"> & { people: readonly DelegateInput[] };

/** The columns of an import, in its words: what is taken out can be brought in again as it is. */
function tableOf(
  listed: readonly Listed[],
  days: readonly string[],
  locale: Locale,
): { heads: string[]; rows: Cell[][] } {
  const t = translator(locale);
  const columns = ["partner", "name", "family", "given", "patronymic", "function", "service", "head"] as const;
  const heads = [
    ...columns.map((key) => t(`delegations:columns.${key}`)),
    ...days.map((day) => formatDate(day, locale)),
  ];
  const rows = listed.flatMap(({ partner, name, people }) =>
    people.map((person) => [
      ...[(partner && plainWords(partner.name, locale)) ?? name, person.name],
      ...[person.family, person.given, person.patronymic, person.function],
      person.service && t(`delegations:service.${person.service}`),
      t(person.isHead ? "delegations:head" : "delegations:member"),
      ...days.map((day) => modeSaid(person.modes[day], t)),
    ]),
  );
  return { heads, rows };
}

function modeSaid(mode: DelegateInput["modes"][string] | undefined, t: T): string | null {
  return mode ? t(`delegations:mode.${mode}`) : null;
}

async function answer(
  { locale, format }: FileRequest,
  table: { heads: string[]; rows: Cell[][] } | null,
  name: string,
): Promise<Response | null> {
  if (!table) return null;
  if (format === "xlsx") return xlsxFile(name, table.heads, table.rows);
  const columns = table.heads.map((head, at) => ({ head, cell: (row: Cell[]) => row[at] }));
  const text = csv(columns, table.rows, tableMarks[locale]);
  return new Response(text, { headers: { "content-type": "text/csv; charset=utf-8" } });
}

async function listed(actor: Actor, code: string, locale: Locale) {
  const found = await findParticipants(actor, code, locale);
  return found && tableOf(found.delegations, found.days, locale);
}

const listFile: FileAnswer = async (request) => {
  const { actor, path, locale } = request;
  return answer(request, await listed(actor, path[1] ?? "", locale), path[1] ?? "");
};

type DeskFiles = {
  readonly [P in keyof typeof deskFormats]: { readonly [F in (typeof deskFormats)[P][number]]: FileAnswer };
};

export const deskFiles: DeskFiles = {
  "/meetings/[code]/participants": { csv: listFile, xlsx: listFile },
  "/meetings/[code]/delegations": { csv: wholeFile, xlsx: wholeFile },
  "/meetings/[code]/delegations/import/[import]": { csv: unsettledFile },
};

export const deskQuestion = noQuestion;

/** All that the unit has of the people of a meeting, in the columns of an import. */
async function wholeFile(request: FileRequest): Promise<Response | null> {
  const { actor, path, locale } = request;
  const meeting = can.keepDelegations(actor) ? await findMeeting(actor, path[1] ?? "") : null;
  if (!meeting) return null;
  const delegations = await listDelegations(actor, meeting.id);
  const named = delegations.map((one) => ({ ...one, people: one.people ?? [] }));
  return answer(request, tableOf(named, meetingDays(meeting), locale), meeting.code);
}

/** The rows of an import that somebody has to settle, as they were typed, with the reason of each. */
async function unsettledFile(request: FileRequest): Promise<Response | null> {
  const { actor, path, locale } = request;
  const meeting = can.keepDelegations(actor) ? await findMeeting(actor, path[1] ?? "") : null;
  const where = meeting && { id: path[4] ?? "", noun: "delegations" as const, meetingId: meeting.id };
  const pending = where && (await findImport(actor, where));
  if (!meeting || !pending) return null;
  const record = await recordForSheets(database(), meeting);
  const rows = unsettled(judgeImport(pending, record, locale)?.judged ?? []);
  const { fields } = delegationReader(record, locale);
  const used = fields.filter(({ key }) => rows.some(({ cells }) => cells.some(({ field }) => field === key)));
  const t = translator(locale);
  const heads = [t("imports:row"), ...used.map(({ label }) => label), t("imports:why")];
  const table = rows.map(({ row, cells, reasons, questions }) => [
    row,
    ...used.map(({ key }) => cells.find(({ field }) => field === key)?.typed ?? null),
    [...reasons, ...questions.map(({ title }) => title)].join(" "),
  ]);
  return answer(request, { heads, rows: table }, meeting.code);
}
