import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Footer } from "#ui/footer.tsx";
import { Masthead } from "#ui/masthead.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Crumbs, DataLinks, EmptyState, Imprint, PageHead, Section } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import type { Examples } from "./gallery.tsx";
import { say } from "./words.ts";

/** What every page is made of. */
export const frameExamples = {
  Masthead: {
    home: (locale) => <Masthead {...face(locale)} address={{ path: addressOf(locale, ""), search: "" }} />,
    inSection: (locale) => (
      <Masthead {...face(locale)} address={{ path: addressOf(locale, "/meetings"), search: "?year=2021" }} />
    ),
    signedIn: (locale) => (
      <Masthead
        {...face(locale)}
        address={{ path: addressOf(locale, "/partners/[code]", "UZB"), search: "" }}
        person={{ name: say("person", locale) }}
      />
    ),
  },
  Footer: {
    all: (locale) => (
      <Footer
        locale={locale}
        sections={sections(locale)}
        address={`https://portal.example${addressOf(locale, "/meetings")}`}
        today="2026-11-23"
      />
    ),
  },
  Crumbs: {
    home: (locale) => <Crumbs locale={locale} items={[]} />,
    deep: (locale) => (
      <Crumbs
        locale={locale}
        items={[
          ...sections(locale).slice(1, 2),
          { href: addressOf(locale, "/meetings/[code]", "PCGM-15"), label: say("policyMeeting", locale) },
        ]}
      />
    ),
  },
  PageHead: {
    title: (locale) => <PageHead title={say("experts", locale)} />,
    numberAsTitle: (locale) => (
      <PageHead
        kicker={translator(locale)("recommendations:title")}
        title={<Code code="2021-III-4" as="h1" />}
        lead={say("policyMeeting", locale)}
        aside={imprint(locale)}
      />
    ),
    long: (locale) => <PageHead title={say("centre", locale)} lead={say("gaps", locale)} />,
  },
  Imprint: {
    alone: (locale) => <Imprint locale={locale} lines={[translator(locale)("recommendations:imprint.public")]} />,
    withNeighbours: imprint,
    last: (locale) => (
      <Imprint
        locale={locale}
        lines={[translator(locale)("recommendations:imprint.undated")]}
        previous={{ href: "#Imprint", code: "2021-III-8" }}
        next={null}
      />
    ),
  },
  Section: {
    plain: (locale) => (
      <Section id="section-plain" title={translator(locale)("recommendations:text.title")}>
        <p>{translator(locale)("recommendations:text.noText")}</p>
      </Section>
    ),
    withNote: (locale) => (
      <Section
        id="section-note"
        title={translator(locale)("recommendations:text.title")}
        note={<Note locale={locale}>{say("report", locale)}</Note>}
      >
        <p className="rec">{say("gaps", locale)}</p>
      </Section>
    ),
  },
  Book: {
    rows: (locale) => (
      <Book>
        <BookRow label={<Code code="2021-III-1" />} note={<Note locale={locale}>{say("report", locale)}</Note>}>
          {say("cooperate", locale)}
        </BookRow>
        <BookRow label={<Code code="2021-III-4" />}>{say("standardize", locale)}</BookRow>
      </Book>
    ),
  },
  BookRow: {
    withoutLabel: (locale) => <BookRow>{say("cooperate", locale)}</BookRow>,
    longLabel: (locale) => (
      <BookRow label={say("centre", locale)} note={<Note locale={locale}>{say("report", locale)}</Note>}>
        {say("cooperate", locale)}
      </BookRow>
    ),
  },
  EmptyState: {
    sentence: (locale) => <EmptyState>{translator(locale)("recommendations:list.empty")}</EmptyState>,
    withWaysOn: (locale) => (
      <EmptyState>
        <p>{translator(locale)("recommendations:list.noneFiltered")}</p>
        <p>
          <a href="#EmptyState">{translator(locale)("recommendations:list.all")}</a>
        </p>
      </EmptyState>
    ),
  },
  DataLinks: {
    page: (locale) => (
      <DataLinks locale={locale} path={addressOf(locale, "/meetings")} search="?year=2021" formats={["json", "csv"]} />
    ),
    table: (locale) => <DataLinks locale={locale} path={addressOf(locale, "/meetings")} formats={["csv"]} of="table" />,
  },
} satisfies Examples;

function sections(locale: Locale) {
  const t = translator(locale);
  return (["recommendations", "meetings", "partners", "profiles", "pillars", "documents"] as const).map((section) => ({
    href: addressOf(locale, `/${section}`),
    label: t(`${section}:title`),
  }));
}

function face(locale: Locale) {
  return { locale, name: say("partnership", locale), sections: sections(locale), person: null };
}

function imprint(locale: Locale) {
  const t = translator(locale);
  const dates = formatDates({ start: "2021-10-28", end: "2021-10-29", datePrecision: "day" }, locale);
  return (
    <Imprint
      locale={locale}
      lines={[
        t("recommendations:imprint.public"),
        t("recommendations:imprint.agreed", { dates }),
        <LanguageState key="language" state="unofficial" lang="ru" locale={locale} />,
      ]}
      previous={{ href: "#Imprint", code: "2021-III-3" }}
      next={{ href: "#Imprint", code: "2021-III-5" }}
    />
  );
}
