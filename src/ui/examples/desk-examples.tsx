import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Desk, DeskBar, Outcome, type PartItem, Parts } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { publicity } from "#ui/publicity.ts";
import type { Examples } from "./gallery.tsx";
import { say } from "./words.ts";

/** The parts around a form. */
export const deskExamples = {
  DeskBar: {
    where: (locale) => <DeskBar where={translator(locale)("staff:title")} />,
    draft: (locale) => <DeskBar where={translator(locale)("staff:title")} status={publicity([], locale)} />,
    public: (locale) => <DeskBar where={translator(locale)("staff:title")} status={publicity(["en", "ru"], locale)} />,
  },
  Outcome: {
    sentence: (locale) => <Outcome>{say("taken", locale)}</Outcome>,
    withWayOn: (locale) => (
      <Outcome>
        <p>
          {say("taken", locale)} <a href="#Outcome">{translator(locale)("staff:meeting.seen")}</a>
        </p>
      </Outcome>
    ),
  },
  Desk: {
    formOnly: (locale) => <Desk>{say("gaps", locale)}</Desk>,
    threeColumns: (locale) => (
      <Desk
        parts={parts(locale, "#Desk")}
        notes={<Note locale={locale}>{translator(locale)("staff:notes.whoDraft")}</Note>}
      >
        {say("gaps", locale)}
      </Desk>
    ),
  },
  Parts: {
    withProblems: (locale) => parts(locale, "#Parts"),
    withStandings: (locale) => <Parts locale={locale} items={standings(locale)} />,
  },
} satisfies Examples;

function parts(locale: Locale, href: string) {
  const t = translator(locale);
  return (
    <Parts
      locale={locale}
      items={(["name", "dates", "attendance", "agenda"] as const).map((part, index) => ({
        href: `${href}-${part}`,
        label: t(`staff:parts.${part}`),
        problems: index === 1 ? 2 : 0,
        current: part === "name",
      }))}
    />
  );
}

function standings(locale: Locale): PartItem[] {
  const t = translator(locale);
  const say = (part: "name" | "agenda" | "outcome", kind: "missing" | "complete" | "soft", words: string) => ({
    ...{ href: `#Parts-${part}-standing`, label: t(`staff:parts.${part}`), standing: { kind, words } },
  });
  return [
    { ...say("name", "complete", t("missing:complete")), current: true },
    { ...say("agenda", "missing", t("missing:lack.texts.ru", { count: 2 })), count: 12 },
    say("outcome", "soft", t("missing:notBegun")),
  ];
}
