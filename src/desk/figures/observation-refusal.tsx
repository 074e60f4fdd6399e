import type { PlaceKept } from "#features/profiles/observation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";

/** Somebody else's country: said in one sentence, with the ways on. */
export function FiguresRefusal({
  locale,
  actor,
  place,
  kept,
}: {
  locale: Locale;
  actor: Person;
  place: { code: string; name: Localized };
  kept: readonly PlaceKept[];
}) {
  const t = translator(locale);
  const words = (value: Localized) => inLanguage(value, locale)?.text ?? "";
  const country = words(place.name);
  const sentence = () => {
    if (actor.role !== "liaison") return t("figures:refused.notLiaison", { country });
    if (kept.length === 0) return t("figures:refused.coversNothing");
    const countries = formatList(
      kept.map(({ name }) => words(name)),
      locale,
    );
    return t("figures:refused.notCovered", { country, countries });
  };
  return (
    <>
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead title={t("profiles:edit")} />
      <EmptyState>
        <p>{sentence()}</p>
        <ul>
          <li>
            <a href={addressOf(locale, "/profiles/[code]", place.code)}>{t("figures:refused.read", { country })}</a>
          </li>
          {kept.map(({ code, name }) => (
            <li key={code}>
              <a href={addressOf(locale, "/profiles/[code]/edit", code)}>
                <LocalizedText value={name} locale={locale} />
              </a>
            </li>
          ))}
          {can.verifyFigures(actor) && (
            <li>
              <a href={addressOf(locale, "/desk/figures")}>{t("figures:refused.verify")}</a>
            </li>
          )}
        </ul>
      </EmptyState>
    </>
  );
}
