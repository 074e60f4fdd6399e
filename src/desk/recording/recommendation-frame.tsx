import type { ReactNode } from "react";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { publicity } from "#ui/publicity.ts";

type Props = {
  locale: Locale;
  actor: Person;
  item: RecommendationItem;
  /** the job that is done here */
  title: string;
  notes?: ReactNode;
  children: ReactNode;
};

/** The frame of the pages on which the unit says what became of a recommendation: its words, the ways back, its history. */
export function RecommendationFrame({ locale, actor, item, title, notes, children }: Props) {
  const t = translator(locale);
  const { code, meeting, publicIn } = item;
  const path = addressOf(locale, "/recommendations/[code]", code);
  const crumbs = [
    { href: addressOf(locale, "/desk"), label: t("desk:title") },
    ...(meeting && item.kind === "recommendation"
      ? [
          {
            href: addressOf(locale, "/meetings/[code]/recommendations", meeting.code),
            label: t("staff:correct.meeting"),
          },
        ]
      : []),
    { href: path, label: code },
  ];
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} status={publicity(publicIn, locale)} />
      <Crumbs locale={locale} items={crumbs} />
      <PageHead
        kicker={title}
        title={<Code as="h1" code={code} />}
        lead={<RecommendationWords item={item} locale={locale} />}
      />
      <Desk
        notes={
          <>
            {notes}
            <Note locale={locale} title={t("staff:correct.history")}>
              <a href={addressOf(locale, "/recommendations/[code]/edit", code, "#history-heading")}>
                {t("lineage:desk.history")}
              </a>
            </Note>
          </>
        }
      >
        {children}
      </Desk>
    </>
  );
}
