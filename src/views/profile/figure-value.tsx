import type { Figure } from "#features/profiles/profile-queries.ts";
import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Tag } from "#ui/text.tsx";

/** A value, zero too, or the reason in words, with all that must be known about it. */
export function FigureValue({ figure, locale }: { figure: Figure; locale: Locale }) {
  const t = translator(locale);
  const { value, absence } = figure;
  return (
    <>
      {value !== null && formatNumber(value, locale)}
      {absence && <span className="soft">{t(`profiles:absence.${absence}`)}</span>}
      {figure.provisional && (
        <>
          {" "}
          <Tag tone="soft">{t("ui:tag.provisional")}</Tag>
        </>
      )}
      {!figure.verified && (
        <>
          {" "}
          <Tag>{t("profiles:mark.unverified")}</Tag>
        </>
      )}
      {figure.sample && (
        <>
          {" "}
          <Tag>{t("profiles:mark.sample")}</Tag>
        </>
      )}
    </>
  );
}
