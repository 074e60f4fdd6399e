import type { ReactNode } from "react";
import type { ClaimItem } from "#features/claims/claim.ts";
import { recordAddress, textName } from "#features/texts/text-words.ts";
import { formatMoment } from "#i18n/format.ts";
import { type Locale, languageNames } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { Note } from "#ui/note.tsx";
import { ComparedTexts } from "#ui/outdated.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";

type Props = { locale: Locale; claim: ClaimItem };

/** One thing that was proposed: what it would change word by word, why, by which source, by whom; below it what can be done. */
export function Claim({ locale, claim, children }: Props & { children: ReactNode }) {
  const t = translator(locale);
  const { id, kind, place, language, proposedBy, proposedAt, reason, source, told, provenance } = claim;
  const moment = formatMoment(proposedAt, locale);
  const isStale = !claim.holds.ok && claim.holds.error === "claimStale";
  return (
    <section className="form-part" id={`claim-${id}`} aria-labelledby={`claim-${id}-heading`}>
      <h2 id={`claim-${id}-heading`}>
        {t(`claims:kind.${kind}`)}: <a href={recordAddress(place, locale)}>{textName(claim, locale)}</a>,{" "}
        <span lang={language}>{languageNames[language]}</span>
      </h2>
      <p className="small soft">
        {proposedBy ? t("claims:proposed", { name: proposedBy, moment }) : t("claims:proposedByEditors", { moment })}
      </p>
      {isStale ? <Stale claim={claim} locale={locale} /> : <Change claim={claim} locale={locale} />}
      {!claim.holds.ok && !isStale && <p>{refusalText(claim.holds, locale)}</p>}
      {told && <p className="small">{t(`claims:told.${told}` as TextKey)}</p>}
      {provenance && (
        <p className="small">
          {t("claims:provenance", { kind: t(`staff:correct.provenance.${provenance}` as TextKey) })}
        </p>
      )}
      <Said title={t("claims:reason")} words={reason} locale={locale} />
      {source.length > 0 && (
        <Note locale={locale}>
          <SourceWords source={source} locale={locale} />
        </Note>
      )}
      {children}
    </section>
  );
}

function Change({ claim: { kind, language, wordsBefore, words }, locale }: Props) {
  const t = translator(locale);
  const title = {
    official: "claims:words",
    "not-official": "claims:wordsNotOfficial",
    erratum: "claims:compared",
  } as const;
  return (
    <>
      <h3>{t(title[kind])}</h3>
      <ComparedTexts before={wordsBefore} after={words ?? wordsBefore} language={language} locale={locale} />
    </>
  );
}

/** Somebody changed the words meanwhile: both stand here, and what was proposed. */
function Stale({ claim: { language, wordsBefore, wordsNow, words }, locale }: Props) {
  const t = translator(locale);
  const all = [
    ["before", wordsBefore],
    ["now", wordsNow],
    ["proposed", words],
  ] as const;
  return (
    <>
      <p>
        <b>{t("claims:stale.title")}</b>
      </p>
      {all.map(
        ([name, text]) =>
          text && (
            <div key={name}>
              <h3>{t(`claims:stale.${name}`)}</h3>
              <ComparedTexts
                before={name === "now" ? wordsBefore : text}
                after={text}
                language={language}
                locale={locale}
              />
            </div>
          ),
      )}
    </>
  );
}

function Said({ title, words, locale }: { title: string; words: Localized; locale: Locale }) {
  if (!words.en && !words.ru) return null;
  return (
    <p>
      <b>{title}:</b> <LocalizedText value={words} locale={locale} />
    </p>
  );
}
