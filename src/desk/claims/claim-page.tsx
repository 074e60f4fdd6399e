import type { ReactNode } from "react";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { recordAddress, textName } from "#features/texts/text-words.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, languageNames } from "#i18n/locale.ts";
import { withStates } from "#i18n/record-text.ts";
import type { ClaimKind } from "#i18n/settled-text.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Desk } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { ComparedTexts, OutdatedMark } from "#ui/outdated.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import type { Claimable } from "./claim-page-queries.ts";
import { claimAddress } from "./settled-words.tsx";

/** The frame of the pages on which something is claimed of a text: which text, its words of today, the form. */
export function ClaimPage({
  locale,
  actor,
  kind,
  found: { text, languages, language, waiting },
  children,
}: {
  locale: Locale;
  actor: Person;
  kind: ClaimKind;
  found: Claimable;
  /** the form */
  children: ReactNode;
}) {
  const t = translator(locale);
  const crumbs = [
    { href: addressOf(locale, "/desk"), label: t("desk:title") },
    { href: recordAddress(text.place, locale), label: text.called[locale] ?? text.place.key },
  ];
  const words = language && text.words[language];
  const others = languages.filter((one) => one !== language);
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} />
      <Crumbs locale={locale} items={crumbs} />
      <PageHead kicker={t(`claims:${kind}.title`)} title={textName(text, locale)} lead={t(`claims:${kind}.lead`)} />
      {language === null || !words ? (
        <EmptyState>{t(`claims:${kind}.cannot`)}</EmptyState>
      ) : (
        <Desk
          notes={
            <Note locale={locale} title={t("claims:title")}>
              <a href={addressOf(locale, "/desk/claims")}>{t("claims:waitingLink")}</a>
            </Note>
          }
        >
          <section className="form-part" aria-labelledby="now-heading">
            <h2 id="now-heading">
              {t("claims:now")}, <span lang={language}>{languageNames[language]}</span>
            </h2>
            <ComparedTexts before={words} after={words} language={language} locale={locale} />
            <OutdatedMark
              text={withStates(text.words, text.states, text.place)}
              lang={language}
              locale={locale}
              whole
            />
            {others.map((one) => (
              <p key={one}>
                <a href={claimAddress(text.place, kind, locale, one)}>
                  {t("claims:other", { language: languageNames[one] })}
                </a>
              </p>
            ))}
          </section>
          {waiting ? (
            <p>
              {t("claims:waiting")}{" "}
              <a href={addressOf(locale, "/desk/claims", `#claim-${waiting.id}`)}>{t("claims:waitingLink")}</a>
            </p>
          ) : (
            children
          )}
        </Desk>
      )}
    </>
  );
}
