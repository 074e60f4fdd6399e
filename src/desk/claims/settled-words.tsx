import type { ReactNode } from "react";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import type { ClaimKind, Settled, TextRights } from "#i18n/settled-text.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { Note } from "#ui/note.tsx";

type ByLanguage = Partial<Record<Locale, ReactNode>>;

/** Above the words that nobody changes alone: why, and where an erratum is proposed. */
export function settledWords(text: RecordText, place: TextPlace, settled: Settled, locale: Locale): ByLanguage {
  const t = translator(locale);
  const some = locales.filter((language) => settled[language]);
  return Object.fromEntries(
    some.map((language) => [
      language,
      <p key={language} className="hint">
        {t(text.state[language] === "official" ? "claims:settled.official" : "claims:settled.adopted")}{" "}
        <a href={claimAddress(place, "erratum", locale, language)}>{t("claims:settled.erratum")}</a>
        {text.state[language] === "official" && (
          <>
            {", "}
            <a href={claimAddress(place, "not-official", locale, language)}>{t("claims:settled.notOfficial")}</a>
          </>
        )}
      </p>,
    ]),
  );
}

/** The languages whose words this person reads here and does not change. */
export function lockedFor(actor: Actor, rights: TextRights): Settled {
  return { en: !can.change(actor, rights, "en"), ru: !can.change(actor, rights, "ru") };
}

/** Above the words that are not a translator's: why they are only to be read. */
export function originalWords(actor: Actor, rights: TextRights, locale: Locale): ByLanguage {
  const t = translator(locale);
  const locked = lockedFor(actor, rights);
  const some = locales.filter((language) => locked[language] && !rights.settled[language]);
  return Object.fromEntries(
    some.map((language) => [
      language,
      <p key={language} className="hint">
        {t(rights.original ? "claims:settled.original" : "claims:settled.wordless")}
      </p>,
    ]),
  );
}

/** One after another, where more than one has something to say above the words of a language. */
export function above(...all: readonly ByLanguage[]): ByLanguage {
  const of = (language: Locale) => all.map((one) => one[language]).filter(Boolean);
  return Object.fromEntries(locales.flatMap((language) => (of(language).length > 0 ? [[language, of(language)]] : [])));
}

/** Beside the form: words become official by a source and a second person. */
export function ClaimNote({ place, locale }: { place: TextPlace; locale: Locale }) {
  const t = translator(locale);
  return (
    <Note locale={locale} title={t("claims:settled.title")}>
      <a href={claimAddress(place, "official", locale)}>{t("claims:settled.claim")}</a>
    </Note>
  );
}

export function claimAddress(
  { subject, key, field }: TextPlace,
  kind: ClaimKind,
  locale: Locale,
  language?: Locale,
): string {
  const query = language ? `?language=${language}` : "";
  return addressOf(locale, `/texts/[noun]/[code]/[field]/${kind}`, subject.replaceAll("_", "-"), key, field, query);
}
