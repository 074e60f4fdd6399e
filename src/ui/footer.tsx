import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { SectionLink } from "./masthead.tsx";

/** All sections, one sentence on sources and reuse; in print the address of the page and the day. */
export function Footer({
  locale,
  sections,
  address,
  today,
}: {
  locale: Locale;
  sections: readonly SectionLink[];
  /** the whole address of the page, for print */
  address: string;
  /** "2026-11-23" */
  today: string;
}) {
  const t = translator(locale);
  return (
    <footer className="foot">
      <div className="page">
        <nav id="sections" aria-label={t("ui:footer.sections")}>
          <ul>
            {sections.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>{t("ui:footer.reuse")}</p>
        <p className="printed">{t("ui:footer.printed", { address, date: formatDate(today, locale) })}</p>
      </div>
    </footer>
  );
}
