import type { PlaceKept } from "#features/profiles/observation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { EmptyState, Section } from "#ui/page.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";

/** The countries of a liaison officer's post, with how far their figures go. */
export function PlacesKept({ locale, places }: { locale: Locale; places: readonly PlaceKept[] }) {
  const t = translator(locale);
  const columns: [Column<PlaceKept>, ...Column<PlaceKept>[]] = [
    {
      key: "country",
      head: t("desk:figures.country"),
      cell: ({ code, name }) => (
        <a href={addressOf(locale, "/profiles/[code]", code)}>
          <LocalizedText value={name} locale={locale} />
        </a>
      ),
    },
    {
      key: "latest",
      head: t("desk:figures.latest"),
      cell: ({ latest }) =>
        latest
          ? t("desk:figures.year", {
              year: latest.year,
              figures: t("desk:figures.count", { count: latest.figures }),
            })
          : t("desk:figures.nothing"),
    },
    {
      key: "state",
      head: t("desk:figures.state"),
      cell: ({ latest, unverified }) => {
        if (!latest) return null;
        return unverified > 0 ? t("desk:figures.unverified", { count: unverified }) : t("desk:figures.allVerified");
      },
    },
    {
      key: "action",
      head: t("desk:figures.action"),
      cell: ({ code, name }) => (
        <a
          href={addressOf(locale, "/profiles/[code]/edit", code)}
          aria-label={t("desk:figures.ofCountry", { country: inLanguage(name, locale)?.text ?? code })}
        >
          {t("desk:figures.update")}
        </a>
      ),
    },
  ];
  return (
    <Section id="figures" title={t("desk:figures.title")}>
      {places.length === 0 ? (
        <EmptyState>{t("desk:figures.none")}</EmptyState>
      ) : (
        <>
          <p>{t("desk:figures.text")}</p>
          <div className="mt-4">
            <Table columns={columns} rows={places} rowKey={({ code }) => code} />
          </div>
        </>
      )}
    </Section>
  );
}
