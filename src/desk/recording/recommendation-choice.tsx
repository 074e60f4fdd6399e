import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import type { Choice } from "#ui/form/form-choices.tsx";
import { languagesText } from "#ui/publicity.ts";
import { LanguageState, TextState } from "#ui/state.tsx";

/** One record to be chosen: number and state on the dotted line, its words and what is known of them below. */
export function choiceOf(item: RecommendationItem, locale: Locale): Choice {
  return {
    value: item.code,
    label: <Code code={item.code} />,
    state: item.status && <TextState state={item.status} locale={locale} />,
    below: <Below item={item} locale={locale} />,
  };
}

function Below({ item, locale }: { item: RecommendationItem; locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      <p>
        <RecommendationWords item={item} locale={locale} />
      </p>
      <p className="small">
        {locales.map((lang) => (
          <span key={lang}>
            {t(`staff:recommendations.languageOf.${lang}`)}:{" "}
            <LanguageState
              state={item.text[lang] ? item.text.state[lang] : "missing"}
              lang={lang}
              locale={locale}
              of={item.text}
            />{" "}
          </span>
        ))}
        {capital(
          item.publicIn.length > 0
            ? t("staff:recommendations.public", { languages: languagesText(item.publicIn, locale) })
            : t("staff:recommendations.notPublic"),
          locale,
        )}
        .{" "}
        <a
          href={addressOf(locale, "/recommendations/[code]/edit", item.code)}
          aria-label={t("staff:recommendations.edit", { code: item.code })}
        >
          {t("staff:recommendations.editShort")}
        </a>
        {", "}
        <a
          href={addressOf(locale, "/recommendations/[code]/lineage", item.code)}
          aria-label={t("lineage:desk.linkOf", { code: item.code })}
        >
          {t("lineage:desk.title")}
        </a>
        {", "}
        <a
          href={addressOf(locale, "/recommendations/[code]/close", item.code)}
          aria-label={t("staff:closing.linkOf", { code: item.code })}
        >
          {t("staff:closing.title")}
        </a>
      </p>
    </>
  );
}
