import type { ReactNode } from "react";
import { formatDate, formatTypedDay } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Asof } from "#lib/asof.ts";
import { AskedTextField, Problems } from "#ui/form/problems.tsx";
import { Note } from "#ui/note.tsx";

type Props = {
  locale: Locale;
  /** the page as it stands today */
  today: string;
  /** "YYYY-MM-DD", or `null` for today */
  day: string | null;
};

/** Says above a page that it is one of the past. */
export function AsofNote({ locale, today, day, children }: Props & { children?: ReactNode }) {
  const t = translator(locale);
  if (!day) return null;
  return (
    <div className="mt-4">
      <Note locale={locale} title={t("recommendations:asof.titleDay", { date: formatDate(day, locale) })}>
        {children} {t("recommendations:asof.day")} <a href={today}>{t("recommendations:asof.showToday")}</a>
      </Note>
    </div>
  );
}

/** Chooses the day, beside the record: a form that asks by its address and keeps what cannot be a day. */
export function AsofForm({ locale, today, day, asof }: Props & { asof: Asof }) {
  const t = translator(locale);
  const title = day
    ? t("recommendations:asof.titleDay", { date: formatDate(day, locale) })
    : t("recommendations:asof.titleToday");
  return (
    <Note locale={locale} title={title}>
      <form method="get" action={today} className="mt-2">
        <AskedTextField
          legend={t("recommendations:asof.anotherDay")}
          name="asof"
          value={formatTypedDay(asof.typed, locale)}
          hint={t("recommendations:asof.hint")}
          problem={asof.problem && t(`recommendations:asof.${asof.problem}`)}
        />
        <div className="actions">
          <button className="button quiet" type="submit">
            {t("recommendations:asof.show")}
          </button>
        </div>
      </form>
    </Note>
  );
}

/** Says of any page why there is none of the day that was asked for; it shows the record of today. */
export function AsofProblem({ locale, asof }: { locale: Locale; asof: Asof | null }) {
  const t = translator(locale);
  if (!asof?.problem) return null;
  return <Problems locale={locale} items={[{ name: "asof", message: t(`recommendations:asof.${asof.problem}`) }]} />;
}
