import type { ReactNode } from "react";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { ChosenFilters, type FilterGroup, Filters, Pagination } from "#ui/filters.tsx";
import { AskedTextField, Problems } from "#ui/form/problems.tsx";
import type { Examples } from "./gallery.tsx";
import { say } from "./words.ts";

/** The parts that ask by the address of a page. */
export const filterExamples = {
  Filters: {
    none: (locale) => beside(<Filters {...list(locale)} groups={groups(locale, false, "filter-1")} chosen={0} />),
    chosen: (locale) =>
      beside(
        <Filters
          {...list(locale)}
          groups={groups(locale, true, "filter-2")}
          chosen={3}
          hidden={[{ name: "sort", value: "number" }]}
        />,
      ),
    notUnderstood: (locale) =>
      beside(
        <Filters
          {...list(locale)}
          groups={[
            {
              kind: "text",
              name: "filter-3",
              ...asked(locale),
              problem: translator(locale)("recommendations:asof.notADate"),
            },
          ]}
          chosen={0}
        />,
      ),
    alone: (locale) => <Filters {...list(locale)} groups={groups(locale, true, "filter-4")} chosen={3} />,
  },
  ChosenFilters: {
    none: (locale) => <ChosenFilters locale={locale} items={[]} clearHref="?" />,
    one: (locale) => <ChosenFilters locale={locale} items={[{ ...chosen, label: "2021" }]} clearHref="?" />,
    unknown: (locale) => (
      <ChosenFilters
        locale={locale}
        items={[
          { ...chosen, label: "2021" },
          { label: null, value: "fine", of: asked(locale).legend, href: "?year=2021" },
        ]}
        clearHref="?"
      />
    ),
    many: (locale) => (
      <ChosenFilters
        locale={locale}
        items={(["regional", "finance", "centre"] as const).map((word) => ({
          label: say(word, locale),
          value: word,
          of: "",
          href: `?without=${word}`,
        }))}
        clearHref="?"
      />
    ),
  },
  Pagination: {
    onePage: (locale) => <Pagination {...pages(locale, "one")} page={1} pages={1} shown={13} total={13} />,
    first: (locale) => <Pagination {...pages(locale, "first")} page={1} pages={7} />,
    nearFirst: (locale) => <Pagination {...pages(locale, "nearFirst")} page={4} pages={9} />,
    middle: (locale) => <Pagination {...pages(locale, "middle")} page={6} pages={12} />,
    last: (locale) => <Pagination {...pages(locale, "last")} page={3} pages={3} />,
  },
  AskedTextField: {
    empty: (locale) => <AskedTextField {...asked(locale)} name="asked-1" value="" />,
    understood: (locale) => <AskedTextField {...asked(locale)} name="asked-2" value="2021-11-16" />,
    notUnderstood: (locale) => (
      <AskedTextField {...asked(locale)} name="asked-3" problem={translator(locale)("recommendations:asof.notADate")} />
    ),
  },
  Problems: {
    none: (locale) => <Problems locale={locale} items={[]} />,
    many: (locale) => (
      <>
        <Problems
          locale={locale}
          items={[
            { name: "problems-1", message: translator(locale)("recommendations:asof.notADate") },
            { name: "problems-2", message: translator(locale)("recommendations:asof.stillToCome") },
          ]}
        />
        <AskedTextField
          {...asked(locale)}
          className="mt-4"
          name="problems-1"
          problem={translator(locale)("recommendations:asof.notADate")}
        />
        <AskedTextField
          {...asked(locale)}
          className="mt-4"
          name="problems-2"
          value="2099-01-01"
          problem={translator(locale)("recommendations:asof.stillToCome")}
        />
      </>
    ),
  },
} satisfies Examples;

/** As beside a list: open in a wide window. */
function beside(filters: ReactNode) {
  return (
    <div className="listing">
      {filters}
      <div />
    </div>
  );
}

function list(locale: Locale) {
  return { locale, action: addressOf(locale, "/recommendations") };
}

const chosen = { value: "2021", of: "", href: "?" };

function asked(locale: Locale) {
  const t = translator(locale);
  return { legend: t("recommendations:asof.label"), hint: t("recommendations:asof.hint"), value: "2021-13" };
}

function groups(locale: Locale, checked: boolean, text: string): FilterGroup[] {
  const t = translator(locale);
  return [
    {
      kind: "text",
      name: text,
      legend: t("recommendations:filter.q"),
      hint: t("recommendations:filter.qHint"),
      value: checked ? say("precursors", locale) : "",
    },
    {
      legend: t("recommendations:filter.pillar"),
      name: "pillar",
      options: (["regional", "finance", "precursors"] as const).map((word, index) => ({
        value: String(index + 1),
        label: say(word, locale),
        count: 9 * index,
        checked: checked && word === "precursors",
      })),
    },
    {
      kind: "select",
      legend: t("recommendations:filter.partner"),
      name: "partner",
      options: [
        { value: "", label: t("recommendations:filter.anyPartner") },
        { value: "CARICC", label: say("centre", locale) },
      ],
      value: checked ? "CARICC" : "",
    },
  ];
}

function pages(locale: Locale, state: string) {
  const label = `${translator(locale)("ui:nav.pages")}: ${state}`;
  return { locale, shown: 20, total: 240, label, href: (page: number) => `?page=${page}` };
}
