import { z } from "zod";
import { anew, deskAction, type Outcome } from "#desk/desk-action.ts";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { findMeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { versionValues } from "#desk/recording/chosen.ts";
import { ask, isAsking, stillAsking } from "#desk/saving.ts";
import { documentInput } from "#features/documents/document.ts";
import { publishDocuments } from "#features/documents/document-commands.ts";
import { fileInput } from "#features/documents/document-file.ts";
import { listDocuments } from "#features/documents/document-queries.ts";
import { keepTyped, type SortedPaper, sortUploads } from "#features/documents/document-sorting.ts";
import { dropUpload } from "#features/uploads/upload-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { statesOfWords } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { invalid, refusalText, refused } from "#ui/form/form-answers.ts";
import { type FormValues, type Problem, textOf } from "#ui/form/form-state.ts";
import { shownIn, shownNow, withChoices } from "#ui/merging/form-conflicts.ts";
import { mergeForm } from "#ui/merging/form-merge.ts";
import {
  type PaperRow,
  papersForm,
  papersValues,
  readPapersPublishing,
  rowName,
  saidOf,
  typedPapers,
} from "./paper-form-definition.ts";
import { findFilesFor, findPapers, type WaitingPaper } from "./paper-queries.ts";
import type { PaperPlace } from "./papers-page.tsx";

/** Makes documents of all files that wait, or of one with those of the same document, as the button says. */
export const sortPapers = deskAction("sortPapers", can.editDocuments, async (actor, { values, locale }) => {
  const place = await placeOf(actor, values);
  if (!place) return refused({ error: "notFound" }, locale, values);
  const asked = await withOthers(place, values, locale);
  if (!asked.ok) return asked.question;
  return sortOut(actor, place, { values: asked.values, locale });
});

/**
 * A colleague may have said something else of the same files meanwhile: fields that one of both changed are as that one says, and where
 * both changed one its author is asked. Files that have come since are nobody's yet.
 */
async function withOthers(
  place: Place,
  values: FormValues,
  locale: Locale,
): Promise<{ ok: true; values: FormValues } | { ok: false; question: Outcome }> {
  const form = papersForm(locale);
  const { values: typed, open } = withChoices(values);
  if (open.length > 0) return { ok: false, question: stillAsking(form, values, open, locale) };
  const shown = shownIn(values);
  if (!shown) return { ok: true, values: typed };
  const known = typedPapers(typed, locale);
  const waiting = (await place.waiting()).filter(({ id }) => known.has(id));
  const stored = papersValues(place.of, waiting, locale);
  const merged = mergeForm(form.fields, { shown, typed, stored });
  if (!isAsking(merged)) return { ok: true, values: merged.values };
  const back = { ...merged.values, ...shownNow({ ...shown, ...stored }) };
  return { ok: false, question: ask(form, back, merged, locale) };
}

async function sortOut(
  actor: Person,
  place: Place,
  { values, locale }: { values: FormValues; locale: Locale },
): Promise<Outcome> {
  const rows = typedPapers(values, locale);
  const [, only] = /^row:([0-9a-f]{32})$/.exec(textOf(values, "intent")) ?? [];
  const groups = groupsOf(rows, only);
  const read = readGroups(groups, rows, { values, meetings: place.meetings, locale });
  if (groups.length === 0) return refused({ error: "uploadGone" }, locale, values);
  if (!read.ok) return invalid(read.problems, values);
  const sorted = await sortUploads(actor, read.papers, place.numberedIn);
  if (!sorted.ok) {
    const named = (sorted.refused ?? []).map(({ item, ...why }) => ({
      field: rowName(String(item), why.error === "symbolTaken" ? "symbol" : "belongs"),
      message: refusalText(why, locale),
    }));
    return anew(named.length > 0 ? invalid(named, values) : refused(sorted, locale, values));
  }
  // Words typed of the others stay for whoever goes on with them.
  const done = new Set(groups.flatMap(({ files }) => files));
  const left = [...rows.keys()].filter((id) => !done.has(id));
  await keepTyped(actor, Object.fromEntries(left.map((id) => [id, saidOf(values, id)])));
  const codes = sorted.value.map((document) => document.code).join(",");
  return { to: place.back(locale, `?sorted=${codes}&at=${Date.now().toString(36)}#outcome`) };
}

type Place = {
  of: PaperPlace;
  /** as they stand now */
  waiting: () => Promise<WaitingPaper[]>;
  /** to which new documents belong */
  meetings: string[];
  numberedIn: string | null;
  back: (locale: Locale, rest: string) => string;
};

async function placeOf(actor: Person, values: FormValues): Promise<Place | null> {
  const code = textOf(values, "code");
  if (textOf(values, "of") === "document") {
    const document = await findDocumentForDesk(actor, code);
    return (
      document && {
        of: { document: code },
        waiting: async () => (await findFilesFor(actor, document)).waiting,
        meetings: document.meetings.map((meeting) => meeting.code),
        numberedIn: document.issued?.slice(0, 4) ?? null,
        back: (locale, rest) => addressOf(locale, "/documents/[code]/files", code, rest),
      }
    );
  }
  const meeting = await findMeetingForDesk(actor, code);
  return (
    meeting && {
      of: { meeting: code },
      waiting: async () => (await findPapers(actor, meeting)).waiting,
      meetings: [meeting.code],
      numberedIn: meeting.start?.slice(0, 4) ?? null,
      back: (locale, rest) => addressOf(locale, "/meetings/[code]/papers", code, rest),
    }
  );
}

/** The files of one document, the one that says what it is first. */
type Group = { main: string; files: string[] };

/** Each file that is of no other one's document begins a group. */
function groupsOf(rows: ReadonlyMap<string, PaperRow>, only: string | undefined): Group[] {
  const groups = new Map<string, Group>();
  for (const id of rows.keys()) {
    const main = mainOf(id, rows);
    const group = groups.get(main) ?? { main, files: [] };
    groups.set(main, { main, files: id === main ? [id, ...group.files] : [...group.files, id] });
  }
  const all = [...groups.values()];
  return only === undefined ? all : all.filter(({ files }) => files.includes(only));
}

function mainOf(id: string, rows: ReadonlyMap<string, PaperRow>, seen: readonly string[] = []): string {
  const other = /^with:(.+)$/.exec(rows.get(id)?.belongs ?? "")?.[1];
  return other !== undefined && other !== id && rows.has(other) && !seen.includes(other)
    ? mainOf(other, rows, [...seen, id])
    : id;
}

type Read = { ok: true; papers: SortedPaper[] } | { ok: false; problems: Problem[] };

function readGroups(
  groups: readonly Group[],
  rows: ReadonlyMap<string, PaperRow>,
  { values, meetings, locale }: { values: FormValues; meetings: string[]; locale: Locale },
): Read {
  const t = translator(locale);
  const problems: Problem[] = [];
  const complain = (id: string, part: string, message: string) => problems.push({ field: rowName(id, part), message });
  const there = (main: string) => /^of:(.+)$/.exec(rows.get(main)?.belongs ?? "")?.[1];
  const files = new Map(groups.map((group) => [group.main, filesOf(group, rows, complain, t)]));
  for (const { main } of groups) {
    // One that names a file which is not here any more is of none.
    if (there(main) === undefined && rows.get(main)?.belongs !== "new")
      complain(main, "belongs", t("staff:problem.choose"));
  }
  const fresh = groups.filter(({ main }) => there(main) === undefined);
  const read = papersForm(locale).read(values, papersInput, ({ row }) => ({
    row: Object.fromEntries(fresh.map(({ main }) => [main, inputOf(row[main] as PaperRow, meetings)])),
  }));
  if (!read.ok) problems.push(...read.problems);
  if (!read.ok || problems.length > 0) {
    const numbers = [...rows.keys()];
    const numbered = (problem: Problem) => ({
      ...problem,
      where: t("papers:file", { number: numbers.indexOf(problem.field.split(".")[1] ?? "") + 1 }),
    });
    return { ok: false, problems: problems.map(numbered) };
  }
  const papers = groups.flatMap(({ main }) => {
    const code = there(main);
    const document = code === undefined ? read.value.row[main] : { code };
    return document ? [{ by: main, document, files: files.get(main) ?? [] }] : [];
  });
  return { ok: true, papers };
}

const papersInput = z.object({ row: z.record(z.string(), documentInput) });

/** A new document: of what the table does not ask, nothing is known yet. */
function inputOf({ symbol, title, kind, access }: PaperRow, meetings: string[]) {
  const told = title.en
    ? ({ en: "original", ru: "unofficial" } as const)
    : ({ en: "unofficial", ru: "original" } as const);
  return {
    ...{ symbol, title, kind, access, titleState: statesOfWords(title, told) },
    ...{ summary: null, issued: null, issuer: { partner: null, name: { en: null, ru: null } }, address: null },
    ...{ meetings, recommendations: [], pillars: [], partners: [], programmes: [], places: [] },
  };
}

/** Of one document there is one file in each language. */
function filesOf(
  { files }: Group,
  rows: ReadonlyMap<string, PaperRow>,
  complain: (id: string, part: string, message: string) => void,
  t: T,
): SortedPaper["files"] {
  const languages = new Set<string>();
  return files.flatMap((upload) => {
    const input = fileInput.safeParse({ language: rows.get(upload)?.language ?? "", note: null });
    if (!input.success) {
      complain(upload, "language", t("errors:languageMissing"));
      return [];
    }
    if (languages.has(input.data.language)) complain(upload, "language", t("papers:problem.languageTwice"));
    languages.add(input.data.language);
    return [{ upload, ...input.data }];
  });
}

/** Takes away a file that waits, or what is told of one that was refused. */
export const dropPaper = deskAction("dropPaper", can.editDocuments, async (actor, { values, locale }) => {
  const dropped = await dropUpload(actor, fileStore(), textOf(values, "upload"));
  if (!dropped.ok) return anew(refused(dropped, locale, values));
  const place = await placeOf(actor, values);
  return { to: place ? place.back(locale, "#send") : addressOf(locale, "/desk") };
});

/** Makes the chosen papers public in the chosen languages, or none of them. */
export const publishPapers = deskAction("publishPapers", can.publish, async (actor, { values, locale }) => {
  const read = readPapersPublishing(values, locale);
  if (!read.ok) return invalid(read.problems, values);
  const { chosen, languages } = read.value;
  const published = await publishDocuments(actor, chosen, languages);
  if (!published.ok) {
    const now = await listDocuments(actor, { code: { in: chosen.map(({ code }) => code) } });
    return anew(refused(published, locale, { ...values, ...versionValues(now) }));
  }
  const answer = new URLSearchParams({
    published: published.value.map((document) => document.code).join(),
    in: languages.join(),
    at: Date.now().toString(36),
  });
  // With the last paper the form goes, and with it would its answer.
  const code = textOf(values, "code");
  return { to: addressOf(locale, "/meetings/[code]/papers", code, `?${answer}#outcome`) };
});
