import type { ReactNode } from "react";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate, typeset } from "#i18n/format.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import type { Outdated, RecordText } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { translator } from "#i18n/t.ts";
import { asofSearch } from "#lib/asof.ts";
import { compareParagraphs } from "#lib/compared.ts";
import { ComparedWords } from "./compared.tsx";

type Props = { text: RecordText; lang: Locale; locale: Locale };

/**
 * Says of words that their original has left them behind, wherever they are shown. `whole`: since when, from which version
 * they were made, and where what has changed can be compared; a link, so never within another one.
 */
export function OutdatedMark({ text, lang, locale, whole = false }: Props & { whole?: boolean }) {
  const outdated = text.outdated[lang];
  if (!outdated) return null;
  const t = translator(locale);
  return (
    <>
      {" "}
      <OutdatedFrame locale={locale}>{whole && outdatedWords(outdated, locale)}</OutdatedFrame>
      {whole && text.place && (
        <>
          {" "}
          <a className="small" href={textAddress(text.place, locale)}>
            {t("states:outdated.changes")}
          </a>
        </>
      )}
    </>
  );
}

/** The mark itself, alone where it is explained. */
export function OutdatedFrame({ locale, children }: { locale: Locale; children?: ReactNode }) {
  const words = children || translator(locale)("states:outdated.mark");
  return <span className="frame outdated">{typeof words === "string" ? capital(words, locale) : words}</span>;
}

/** "Outdated since 16 November 2021: made from the version of 10 March 2020", as far as the record tells. */
export function outdatedWords({ since, madeFrom }: Outdated, locale: Locale): string {
  const t = translator(locale);
  const date = (day: string) => formatDate(day, locale);
  if (since && madeFrom.on) {
    return t("states:outdated.sinceFrom", { since: date(since), date: date(madeFrom.on) });
  }
  if (since) return t("states:outdated.since", { since: date(since) });
  return madeFrom.on ? t("states:outdated.from", { date: date(madeFrom.on) }) : t("states:outdated.mark");
}

export function textAddress({ subject, key, field, asof }: TextPlace, locale: Locale): string {
  const search = asofSearch(asof ?? null);
  return addressOf(locale, "/texts/[noun]/[code]/[field]", subject.replaceAll("_", "-"), key, field, search);
}

/** Compares what the original said when these words were made from it with what it says now, word by word and uncut. */
export function OriginalChanges({ text, lang, locale }: Props) {
  const t = translator(locale);
  const original = otherLocale(lang);
  const then = text.outdated[lang]?.madeFrom.words;
  if (!text.outdated[lang]) return null;
  if (!then || !text[original]) return <p className="soft">{t("states:outdated.untold")}</p>;
  return (
    <>
      <p className="small">{t("states:outdated.how")}</p>
      <ComparedTexts before={then} after={text[original]} language={original} locale={locale} />
    </>
  );
}

/** Two versions of the words of a language, word by word and uncut. */
export function ComparedTexts({
  before,
  after,
  language,
  locale,
}: {
  before: string;
  after: string;
  language: Locale;
  locale: Locale;
}) {
  const [old, present] = [before, after].map((words) =>
    words
      .split("\n")
      .filter((line) => line.trim())
      .map((line) => typeset(line, language)),
  );
  return compareParagraphs(old ?? [], present ?? [], language).map((pieces, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
    <p key={index} className="rec alone" lang={language}>
      <ComparedWords pieces={pieces} locale={locale} t={translator(locale)} />
    </p>
  ));
}
