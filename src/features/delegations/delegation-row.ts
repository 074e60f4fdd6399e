import type { ShownCell } from "#features/imports/import.ts";
import { formatDate } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import type { TableRow } from "#lib/sheets/table-finding.ts";
import { type DelegateInput, joinedName, type Mode, nameKey, services } from "./delegation.ts";
import { dayField, isHeadIn, modeIn, serviceIn } from "./delegation-columns.ts";

export type MeetingOfList = { days: readonly string[]; format: "in-person" | "online" | "hybrid" | null };

/** The person of a row; what is wrong with it, in sentences, and what a reader should know of how it was understood. */
export type ReadRow = {
  person: DelegateInput;
  /** the fields of which the row says something */
  stated: ReadonlySet<string>;
  cells: ShownCell[];
  wrong: string[];
  why: string[];
};

const longestName = 100;
const longestFunction = 300;

/** Reads one row of a list of participants: who it is and how they take part, but not for whom they come. */
export function readPerson(row: TableRow, meeting: MeetingOfList, locale: Locale): ReadRow {
  const t = translator(locale);
  const read: ReadRow = { person: nobody, stated: new Set(), cells: [], wrong: [], why: [] };
  const stated = new Set<string>();
  for (const [field, { address, text, odd }] of row.cells) {
    read.cells.push({ field, address, typed: text, ...(odd && { odd }) });
    if (text !== "" && odd?.is !== "error") stated.add(field);
    if (odd?.is === "error" || odd?.is === "unreckoned") {
      const isMode = field === "mode" || field.startsWith("day:");
      const column = address.replace(/\d+$/, "");
      read.wrong.push(t(isMode ? "delegations:why.formulaMode" : "delegations:why.formula", { column, cell: address }));
    } else if (odd?.is === "merged" && field !== "partner") {
      read.wrong.push(t("delegations:why.merged", { cell: address, with: odd.with }));
    }
  }
  const words = (field: string): string | null => {
    const cell = row.cells.get(field);
    return (cell && stated.has(field) && cell.text.replace(/\s+/g, " ")) || null;
  };
  const parts = { family: words("family"), given: words("given"), patronymic: words("patronymic") };
  const name = words("name") ?? joinedName(parts);
  if (nameKey(name) === "" && read.wrong.length === 0) read.wrong.push(t("delegations:why.noName"));
  if ([name, ...Object.values(parts)].some((part) => (part?.length ?? 0) > longestName)) {
    read.wrong.push(t("delegations:why.longName", { most: longestName }));
  }
  const head = words("head");
  const isHead = head === null ? false : isHeadIn(head);
  if (isHead === null) read.wrong.push(t("delegations:why.head", cellOf(row, "head")));
  const person = { name, ...parts, ...functionOf(words("function"), words("service"), read.why, t) };
  const modes = modesOf(row, meeting, read, { t, locale });
  return { ...read, stated, person: { ...person, isHead: isHead ?? false, modes } };
}

const nobody: DelegateInput = {
  ...{ name: "", family: null, given: null, patronymic: null, function: null, service: null },
  ...{ isHead: false, modes: {} },
};

function cellOf(row: TableRow, field: string): { cell: string; typed: string } {
  const cell = row.cells.get(field);
  return { cell: cell?.address ?? "", typed: cell?.text ?? "" };
}

/** Of each day its own column counts, else the one that says it of all days. */
function modesOf(
  row: TableRow,
  { days, format }: MeetingOfList,
  read: ReadRow,
  { t, locale }: { t: T; locale: Locale },
): Record<string, Mode> {
  const modes: Record<string, Mode> = {};
  const silent: string[] = [];
  const wrong = new Set<string>();
  for (const day of days) {
    const own = row.cells.get(dayField(day));
    const field = own && own.text !== "" ? dayField(day) : "mode";
    const cell = row.cells.get(field) ?? own;
    if (!cell || cell.odd?.is === "error" || cell.odd?.is === "unreckoned") continue;
    const typed = modeIn(cell.text);
    const meant = typed === "yes" ? meantByYes(format) : typed;
    if (meant === null) {
      wrong.add(
        t(typed === "yes" ? "delegations:why.yes" : "delegations:why.mode", { cell: cell.address, typed: cell.text }),
      );
    } else if (meant === "unstated") silent.push(day);
    else modes[day] = meant;
  }
  read.wrong.push(...wrong);
  const list = silent.map((day) => formatDate(day, locale));
  if (silent.length > 0 && read.wrong.length === 0)
    read.why.push(t("delegations:why.unstated", { days: list.join(", ") }));
  return modes;
}

/** Of a hybrid meeting it says that somebody comes, and not how. */
function meantByYes(format: MeetingOfList["format"]): Mode | null {
  return format === "in-person" ? "room" : format === "online" ? "online" : null;
}

const serviceNames = Object.fromEntries(
  services.map((service) => [
    service,
    [service, ...locales.map((locale) => translator(locale)(`delegations:service.${service}`))],
  ]),
) as Record<(typeof services)[number], string[]>;

function functionOf(
  told: string | null,
  service: string | null,
  why: string[],
  t: T,
): Pick<DelegateInput, "function" | "service"> {
  // "Mr" is no function.
  const own = told !== null && nameKey(told) === "" ? null : told;
  const read = service === null ? null : serviceIn(service, serviceNames);
  if (service === null || read !== "other" || serviceNames.other.includes(service)) {
    return { function: own?.slice(0, longestFunction) ?? null, service: read };
  }
  // The words of the list are not lost where the portal has no name for them.
  why.push(t("delegations:why.service", { typed: service }));
  return { function: [own, service].filter(Boolean).join(", ").slice(0, longestFunction), service: "other" };
}
