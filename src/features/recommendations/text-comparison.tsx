import type { ReactNode } from "react";
import { typeset } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { compareParagraphs } from "#lib/compared.ts";
import { ComparedWords } from "#ui/compared.tsx";
import { OutdatedMark } from "#ui/outdated.tsx";
import { LanguageState } from "#ui/state.tsx";
import { ParallelText } from "#ui/text.tsx";
import { paragraphsOf, type TextThen } from "./amendment.ts";
import { ProvenanceTag } from "./recommendation-words.tsx";

/** Two texts as one, in each language, paragraph by paragraph: the later with what it left out of the earlier. */
export function TextComparison({
  title,
  before,
  after,
  locale,
}: {
  title: ReactNode;
  before: TextThen;
  after: TextThen;
  locale: Locale;
}) {
  const t = translator(locale);
  const compared = locales.map((lang) => {
    const [old, present] = [before, after].map(({ text }) =>
      paragraphsOf(text[lang]).map((each) => typeset(each, lang)),
    );
    const paragraphs = old?.length && present?.length ? compareParagraphs(old, present, lang) : null;
    return { lang, paragraphs, isEqual: paragraphs?.flat().every(({ kind }) => kind === "same") ?? false };
  });
  const found = compared.filter(({ paragraphs }) => paragraphs !== null);
  const isSample = [before, after].some(({ provenance }) => provenance === "sample");
  return (
    <div className="mt-5">
      <h3>{title}</h3>
      {found.length === 0 ? (
        <p className="soft mt-2">{t("recommendations:lineage.noTexts")}</p>
      ) : (
        <>
          <p className="small mb-3">
            {t(
              found.every(({ isEqual }) => isEqual) ? "recommendations:lineage.equal" : "recommendations:lineage.marks",
            )}
          </p>
          <ParallelText
            locale={locale}
            texts={compared.map(({ lang, paragraphs, isEqual }) => ({
              lang,
              paragraphs: (paragraphs ?? []).map((pieces, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
                <ComparedWords key={index} {...{ pieces, locale, t }} />
              )),
              sample: isSample,
              marks: (
                <>
                  {isSample && <ProvenanceTag provenance="sample" locale={locale} />}
                  {paragraphs && <Unsettled texts={[after, before]} lang={lang} locale={locale} />}
                  {isEqual && found.some((other) => !other.isEqual) && (
                    <span className="small">
                      {/* Words that stayed while their original was changed are not the words of the later text. */}
                      {t(`recommendations:lineage.${after.text.outdated[lang] ? "ofTextBefore" : "equalIn"}`)}
                    </span>
                  )}
                </>
              ),
              absent: <span className="soft">{t("recommendations:lineage.noText")}</span>,
            }))}
          />
        </>
      )}
    </div>
  );
}

/** Where nobody has confirmed the words of either, or they are behind their original, that is said. */
function Unsettled({ texts, lang, locale }: { texts: readonly TextThen[]; lang: Locale; locale: Locale }) {
  const state = texts.map(({ text }) => text.state[lang]).find(isUnsettled);
  const behind = texts.filter(({ text }) => text.outdated[lang]);
  return (
    <>
      {state && <LanguageState state={state} lang={lang} locale={locale} />}
      {behind.map(({ text }) => (
        <OutdatedMark key={text[lang]} text={text} lang={lang} locale={locale} whole />
      ))}
    </>
  );
}
