import { statuses } from "#features/recommendations/recommendation.ts";
import { implementationStates } from "#features/reports/report.ts";
import type { Locale } from "#i18n/locale.ts";
import { otherLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { OutdatedFrame } from "#ui/outdated.tsx";
import { Section } from "#ui/page.tsx";
import { FallbackTag, ImplementationState, LanguageState, TextState } from "#ui/state.tsx";
import { SampleTag } from "#ui/text.tsx";

/** The legend of the whole portal: each mark with its word and what it means. */
export function Marks({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      <Section id="states" title={t("about:states")}>
        <p className="mb-3">{t("about:statesText")}</p>
        <Facts
          items={statuses.map((state) => ({
            key: state,
            label: <TextState state={state} locale={locale} />,
            value: t(`about:state.${state}`),
          }))}
        />
      </Section>
      <Section id="implementation" title={t("about:implementation")}>
        <p className="mb-3">{t("about:implementationText")}</p>
        <ul className="flex list-none flex-wrap gap-4 p-0">
          {implementationStates.map((state) => (
            <li key={state}>
              <ImplementationState state={state} locale={locale} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="marks" title={t("about:marks")}>
        <p className="mb-3">{t("about:marksText")}</p>
        <Facts
          items={[
            ...(["official", "reviewed", "unofficial"] as const).map((state) => ({
              key: state,
              label: <LanguageState state={state} lang={locale} locale={locale} />,
              value: t(`about:mark.${state}`),
            })),
            { key: "outdated", label: <OutdatedFrame locale={locale} />, value: t("about:mark.outdated") },
            { key: "sample", label: <SampleTag locale={locale} />, value: t("about:mark.sample") },
            {
              key: "fallback",
              label: <FallbackTag locale={locale} lang={otherLocale(locale)} />,
              value: t("about:mark.fallback"),
            },
          ]}
        />
        <p className="mt-3">{t("about:mark.noText")}</p>
      </Section>
    </>
  );
}
