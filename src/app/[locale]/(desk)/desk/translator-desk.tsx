import { listTextsToDo } from "#features/texts/text-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { EmptyState, Section } from "#ui/page.tsx";
import { sumOfTexts, TextsToDo } from "#views/waiting/texts-to-do.tsx";

/** Enough for a day's work; the rest has a page of its own. */
const shown = 10;

/** Texts that a language lacks, or has only in outdated or unreviewed words. */
export async function TranslatorDesk({ locale, actor }: { locale: Locale; actor: Person }) {
  const t = translator(locale);
  const texts = await listTextsToDo(actor);
  return (
    <Section id="texts" title={t("texts:list.title")}>
      <p className="actions">
        <a href={addressOf(locale, "/desk/claims")}>{t("claims:title")}</a>
      </p>
      {texts.length === 0 ? (
        <EmptyState>{t("texts:list.none")}</EmptyState>
      ) : (
        <>
          <p>{t("texts:list.lead")}</p>
          <p>
            <b>{sumOfTexts(texts, locale)}.</b> {t("texts:list.sumHint")}
          </p>
          <TextsToDo locale={locale} texts={texts.slice(0, shown)} />
          <p className="mt-3">
            <a href={addressOf(locale, "/desk/texts")}>{t("texts:list.all", { count: texts.length })}</a>
          </p>
        </>
      )}
    </Section>
  );
}
