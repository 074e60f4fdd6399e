import type { Answers, Judged, SheetReader, ShownCell } from "#features/imports/import.ts";
import { fold } from "#features/partners/partner.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { TableRow } from "#lib/sheets/table-finding.ts";
import { type DelegateInput, type Modes, nameKey, type Whose } from "./delegation.ts";
import { dayOfField, delegationColumns, isWholeList } from "./delegation-columns.ts";
import { type MeetingOfList, type ReadRow, readPerson } from "./delegation-row.ts";
import { type Partners, type ReadWhose, readWhose } from "./delegation-whose.ts";

/** A person as the record has them. */
export type RecordedDelegate = DelegateInput & { id: number };

/** The record of a meeting, as it stands when a list of its participants is read. */
export type DelegationRecord = MeetingOfList &
  Partners & { delegations: readonly { whose: Whose; people: readonly RecordedDelegate[] }[] };

/** A person of a list, as they are to stand in the record: new, or in the place of one who is there. */
export type DelegateWrite = { whose: Whose; id: number | null; person: DelegateInput };

/** Reads lists of participants of one meeting, against what the record holds of it. */
export function delegationReader(record: DelegationRecord, locale: Locale): SheetReader<DelegateWrite> {
  return {
    fields: delegationColumns(record.days, translator(locale), locale),
    isWhole: isWholeList,
    judge(rows, answers) {
      const people = new Map<string, RecordedDelegate[]>();
      for (const { whose, people: all } of record.delegations) {
        for (const one of all) push(people, personKey(whose, one.name), one);
      }
      const empty = { people, asked: new Map(), taken: new Set<number>(), spelt: new Map() };
      const sheet: Sheet = { record, answers, locale, ...empty, named: new Map(), partnerCells: new Map() };
      return rows.map((row) => judgeRow(row, sheet));
    },
  };
}

type Before = { row: number; read: ReadRow };

/** With the rows before this one: the same person, the same question, the same spelling. */
type Sheet = {
  record: DelegationRecord;
  answers: Answers;
  locale: Locale;
  /** of the record, by `personKey`, as are the rows before */
  people: Map<string, RecordedDelegate[]>;
  named: Map<string, Before[]>;
  /** the rows before by the address of the cell that says for whom they come */
  partnerCells: Map<string, ReadRow>;
  asked: Map<string, number>;
  /** ids of people of the record who stand in a row already */
  taken: Set<number>;
  spelt: Map<string, ReadWhose>;
};

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const all = map.get(key);
  if (all) all.push(value);
  else map.set(key, [value]);
}

function personKey(whose: Whose, name: string): string {
  return `${whoseKey(whose)}|${nameKey(name)}`;
}

export function whoseKey(whose: Whose): string {
  return "partner" in whose ? whose.partner : `other ${fold(whose.name)}`;
}

function judgeRow(row: TableRow, sheet: Sheet): Judged<DelegateWrite> {
  const t = translator(sheet.locale);
  const base = { row: row.number, questions: [], write: null };
  if (row.outside.length > 0) {
    const reasons = [t("delegations:why.outside", { cells: row.outside.join(", ") })];
    return { ...base, verdict: "wrong", cells: [], reasons };
  }
  const read = readPerson(row, sheet.record, sheet.locale);
  const whose = whoseOf(row, read, sheet);
  const { means } = whose;
  const cells = read.cells.map((cell) => (cell.field === "partner" && means ? { ...cell, means } : cell));
  const partnerCell = row.cells.get("partner");
  if (partnerCell) sheet.partnerCells.set(partnerCell.address, read);
  const wrong = [...whose.wrong, ...read.wrong];
  if (wrong.length > 0) return { ...base, verdict: "wrong", cells, reasons: [...new Set(wrong)] };
  const reasons = [...whose.why, ...read.why];
  const { question } = whose;
  if (question) {
    const first = sheet.asked.get(question.id);
    sheet.asked.set(question.id, first ?? row.number);
    return first === undefined
      ? { ...base, verdict: "question", cells, reasons, questions: [question] }
      : { ...base, verdict: "question", cells, reasons: [t("delegations:why.waits", { row: first })] };
  }
  return judgePerson({ row: row.number, read, whose: whose.whose as Whose, cells, reasons }, sheet);
}

/** Of a merged cell its words stand above: they are taken where nothing tells that two people come for different ones. */
function whoseOf(row: TableRow, read: ReadRow, sheet: Sheet): ReadWhose {
  const { record, answers, locale, spelt } = sheet;
  const cell = row.cells.get("partner");
  const t = translator(locale);
  const nothing = { whose: null, means: null, why: [], wrong: [], question: null };
  if (cell?.odd?.is === "merged") {
    const words = { cell: cell.address, with: cell.odd.with };
    const above = sheet.partnerCells.get(words.with);
    if (!above) return { ...nothing, wrong: [t("delegations:why.mergedAway", words)] };
    if (above.person.service !== read.person.service) {
      return { ...nothing, wrong: [t("delegations:why.mergedOther", words)] };
    }
    const typed = above.cells.find(({ field }) => field === "partner")?.typed ?? "";
    const same = readOnce(typed);
    return { ...same, why: [...same.why, t("delegations:why.mergedSame", words)] };
  }
  if (cell?.odd?.is === "error" || cell?.odd?.is === "unreckoned") return nothing;
  return readOnce(cell?.text.replace(/\s+/g, " ") ?? "");

  function readOnce(typed: string): ReadWhose {
    const known =
      spelt.get(typed) ??
      readWhose(
        typed,
        record,
        record.delegations.map((one) => one.whose),
        answers,
        locale,
      );
    spelt.set(typed, known);
    return known;
  }
}

type Person = { row: number; read: ReadRow; whose: Whose; cells: ShownCell[]; reasons: string[] };

/** A person who is there, is new, or may be one who stands in the list or the record already. */
function judgePerson({ row, read, whose, cells, reasons }: Person, sheet: Sheet): Judged<DelegateWrite> {
  const t = translator(sheet.locale);
  const base = { row, cells, reasons, questions: [], write: null };
  const { person } = read;
  const key = personKey(whose, person.name);
  const twins = sheet.named.get(key) ?? [];
  const twin = twins.find(({ read: first }) => !contradicts(first.person, read)) ?? twins[0];
  push(sheet.named, key, { row, read });
  let isOther = false;
  if (twin && !contradicts(twin.read.person, read)) {
    return { ...base, verdict: "same", reasons: [...reasons, t("delegations:why.saidBefore", { row: twin.row })] };
  }
  if (twin) {
    const id = `twin-${row}-${twin.row}`;
    const options = (["same", "other"] as const).map((value) => ({
      value,
      label: t(`delegations:ask.${value}Person`, { row: twin.row }),
    }));
    const why = t("delegations:why.twin", { row: twin.row });
    if (sheet.answers[id] === "same") return { ...base, verdict: "left", reasons: [why] };
    isOther = sheet.answers[id] === "other";
    const question = { id, at: read.stated.has("name") ? "name" : "family", title: why, options };
    if (!isOther) return { ...base, verdict: "question", questions: [question] };
  }
  const there = recordedAs(person, whose, sheet);
  if (!there) return { ...base, verdict: "new", write: { whose, id: null, person } };
  sheet.taken.add(there.id);
  const merged = mergedWith(there, read);
  const changed = cells.map((cell) => withWas(cell, there, merged, sheet.locale));
  const isSame = JSON.stringify(comparable(there)) === JSON.stringify(comparable(merged));
  if (isSame) return { ...base, verdict: "same" };
  return { ...base, cells: changed, verdict: "changed", write: { whose, id: there.id, person: merged } };
}

/** Of people of the same name the one who differs least. */
function recordedAs(person: DelegateInput, whose: Whose, { people, taken }: Sheet): RecordedDelegate | undefined {
  const named = (people.get(personKey(whose, person.name)) ?? []).filter(({ id }) => !taken.has(id));
  return named.find((one) => one.function === person.function && one.service === person.service) ?? named[0];
}

/** Whether a second row of the same name says something else: what one of them does not say contradicts nothing. */
function contradicts(first: DelegateInput, { person, stated }: ReadRow): boolean {
  const differs = <T>(one: T | null, other: T | null) => one !== null && other !== null && one !== other;
  if (differs(first.function, person.function) || differs(first.service, person.service)) return true;
  if (stated.has("head") && first.isHead !== person.isHead) return true;
  return Object.entries(person.modes).some(([day, mode]) => differs(first.modes[day] ?? null, mode));
}

/** An empty cell takes nothing away: the record keeps all of which a row is silent. */
function mergedWith(there: RecordedDelegate, { person, stated }: ReadRow): DelegateInput {
  const { id: _, ...before } = there;
  const parts = stated.has("family") || stated.has("given") ? person : before;
  return {
    name: stated.has("name") || stated.has("family") ? person.name : before.name,
    ...{ family: parts.family, given: parts.given, patronymic: parts.patronymic },
    function: person.function ?? before.function,
    service: person.service ?? before.service,
    isHead: stated.has("head") ? person.isHead : before.isHead,
    modes: { ...before.modes, ...person.modes },
  };
}

function comparable({ name, family, given, patronymic, function: of, service, isHead, modes: by }: DelegateInput) {
  return [name, family, given, patronymic, of, service, isHead, sortedModes(by)];
}

function sortedModes(by: Modes) {
  return Object.entries(by).sort(([one], [other]) => one.localeCompare(other));
}

/** The cell with what stood in the record before, where that is changed. */
function withWas(cell: ShownCell, there: RecordedDelegate, now: DelegateInput, locale: Locale): ShownCell {
  const t = translator(locale);
  const said = (person: DelegateInput): string | null => {
    const day = dayOfField(cell.field);
    if (day !== null) return t(`delegations:mode.${person.modes[day] ?? "unstated"}`);
    if (cell.field === "service") return person.service && t(`delegations:service.${person.service}`);
    if (cell.field === "head") return t(person.isHead ? "delegations:head" : "delegations:member");
    if (cell.field === "function") return person.function;
    if (cell.field === "name") return person.name;
    if (cell.field === "family" || cell.field === "given" || cell.field === "patronymic") return person[cell.field];
    return null;
  };
  const [was, is] = [said(there), said(now)];
  return was === is || is === null ? cell : { ...cell, was: was ?? t("delegations:nothing"), means: is };
}
