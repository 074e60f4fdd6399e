import type { ReactNode } from "react";
import { formatNumber, typeset } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type AskedText, AskedTextField } from "#ui/form/problems.tsx";

export type FilterGroup =
  | {
      kind?: "options";
      legend: string;
      name: string;
      /** `count`: what it would give with the other groups as they are chosen; zero stays visible */
      options: readonly { value: string; label: ReactNode; count?: number; checked: boolean }[];
    }
  | {
      kind: "select";
      legend: string;
      name: string;
      /** an option with the value "" stands for any */
      options: readonly { value: string; label: string }[];
      value: string;
    }
  | ({ kind: "text" } & AskedText);

/** A form that asks by its address; open beside the list from 60rem, a closed summary on a phone. */
export function Filters({
  locale,
  action,
  groups,
  chosen,
  hidden = [],
}: {
  locale: Locale;
  /** the address of the list */
  action: string;
  groups: readonly FilterGroup[];
  /** the number of chosen values */
  chosen: number;
  /** the values that the form carries on: sort, view */
  hidden?: readonly { name: string; value: string }[];
}) {
  const t = translator(locale);
  return (
    <details className="filters" open={groups.some((group) => group.kind === "text" && group.problem) || undefined}>
      <summary>{chosen ? t("ui:filters.chosen", { count: chosen }) : t("ui:filters.none")}</summary>
      <form method="get" action={action}>
        {hidden.map(({ name, value }) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {groups.map((group) => (
          <Group key={group.name} group={group} locale={locale} />
        ))}
        <button className="button" type="submit">
          {t("ui:filters.show")}
        </button>
      </form>
    </details>
  );
}

function Group({ group, locale }: { group: FilterGroup; locale: Locale }) {
  if (group.kind === "select") {
    return (
      <label className="field">
        <b>{group.legend}</b>
        <select name={group.name} defaultValue={group.value}>
          {group.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (group.kind === "text") return <AskedTextField {...group} className="field" />;
  return (
    <fieldset>
      <legend>{group.legend}</legend>
      {group.options.map(({ value, label, count, checked }) => (
        <label className="check" key={value}>
          <input type="checkbox" name={group.name} value={value} defaultChecked={checked} />
          <span>{typeof label === "string" ? typeset(label, locale) : label}</span>
          {count !== undefined && (
            <>
              <span className="dots" />
              <span className="count">{formatNumber(count, locale)}</span>
            </>
          )}
        </label>
      ))}
    </fieldset>
  );
}

export type ChosenFilter = {
  /** `null`: there is no such value, and nothing in the record has it */
  label: string | null;
  /** as the address says it, and the legend over its like: an unknown one is named by them */
  value: string;
  of: string;
  href: string;
};

/** The chosen filters above the list, as links that remove them; of those that mean nothing it is said that they do. */
export function ChosenFilters({
  locale,
  items,
  clearHref,
}: {
  locale: Locale;
  items: readonly ChosenFilter[];
  clearHref: string;
}) {
  const t = translator(locale);
  if (items.length === 0) return null;
  const named = items.map(({ label, value, href }) => ({ label: label ?? value, href }));
  return (
    <>
      <Chosen locale={locale} items={named} clearHref={clearHref} />
      {items.map(
        ({ label, value, of, href }) =>
          label === null && (
            <p key={href} className="unknown-choice">
              {t("ui:filters.unknown", { name: of, value })}
            </p>
          ),
      )}
    </>
  );
}

function Chosen({
  locale,
  items,
  clearHref,
}: {
  locale: Locale;
  items: readonly { label: string; href: string }[];
  clearHref: string;
}) {
  const t = translator(locale);
  return (
    <p className="chosen">
      <span className="print:hidden">{t("ui:filters.without")}</span>
      <span className="hidden print:inline">{t("ui:filters.printed")}</span>{" "}
      {items.map(({ label, href }) => (
        <span key={href}>
          <a href={href} aria-label={t("ui:filters.remove", { name: label })}>
            {label}
            <span className="print:hidden"> ×</span>
          </a>{" "}
        </span>
      ))}
      <a className="print:hidden" href={clearHref}>
        {t("ui:filters.clear")}
      </a>
    </p>
  );
}

/** Back, numbers, Next; under one page only how many are shown. */
export function Pagination({
  locale,
  page,
  pages,
  shown,
  total,
  href,
  label = translator(locale)("ui:nav.pages"),
}: {
  locale: Locale;
  page: number;
  pages: number;
  shown: number;
  total: number;
  href: (page: number) => string;
  /** of what, where two stand on one page */
  label?: string;
}) {
  const t = translator(locale);
  if (pages <= 1) return <p className="small shown">{t("ui:shown", { shown, total })}</p>;
  return (
    <nav className="pages" aria-label={label}>
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          {t("ui:nav.back")}
        </a>
      )}
      <ol>
        {numbersAround(page, pages).map((number, index) => (
          <li key={number ?? `gap-${index}`}>
            {number === null ? (
              "…"
            ) : number === page ? (
              <span aria-current="page">{number}</span>
            ) : (
              <a href={href(number)} aria-label={t("ui:nav.page", { count: number })}>
                {number}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          {t("ui:nav.next")}
        </a>
      )}
    </nav>
  );
}

/** First, last and the neighbours of the present page; `null` where numbers are left out. */
function numbersAround(page: number, pages: number): (number | null)[] {
  const near = new Set([1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages));
  const numbers = [...near].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? number - 1;
    if (number - before === 2) return [number - 1, number];
    return number - before > 1 ? [null, number] : [number];
  });
}
