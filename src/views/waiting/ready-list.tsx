import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { RecordList, RecordRow } from "#ui/list.tsx";
import { LanguageState } from "#ui/state.tsx";
import { MeetingTitle } from "#views/meeting/meeting-list.tsx";
import type { Ready } from "./unfinished-queries.ts";

/** Each translation that is finished and not public, with the way to where it is published. */
export function ReadyList({ locale, ready }: { locale: Locale; ready: readonly Ready[] }) {
  const t = translator(locale);
  return (
    <RecordList>
      {ready.map(({ language, ...one }) => {
        const [code, text] =
          "meeting" in one ? [one.meeting.code, one.meeting.title] : [one.recommendation.code, one.recommendation.text];
        const address =
          "meeting" in one
            ? addressOf(locale, "/meetings/[code]/publish", code)
            : addressOf(locale, "/recommendations/[code]/publish", code);
        return (
          <RecordRow
            key={`${code}-${language}`}
            number={<Code code={code} href={address} />}
            below={
              <>
                <LanguageState state={text.state[language]} lang={language} locale={locale} />{" "}
                <a href={address} aria-label={`${code}: ${publish(language)}`}>
                  {capital(publish(language), locale)}
                </a>
              </>
            }
          >
            {"meeting" in one ? (
              <MeetingTitle locale={locale} meeting={one.meeting} />
            ) : (
              <RecommendationWords item={one.recommendation} locale={locale} />
            )}
          </RecordRow>
        );
      })}
    </RecordList>
  );

  function publish(language: Locale): string {
    return t("desk:unit.publish", { inLanguage: t(`ui:language.in.${language}`) });
  }
}
