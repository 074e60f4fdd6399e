import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

type Props = {
  locale: Locale;
  code: string;
  /** the page as it stands today */
  path: string;
  day: string;
  /** "YYYY-MM-DD", or `null` where no source dates it */
  birthday: string | null;
};

/** A record on a day on which it was not there: its number, that, and the way to the day on which it was. */
export function NotYetThere({ locale, code, path, day, birthday }: Props) {
  const t = translator(locale);
  return (
    <>
      <Crumbs
        locale={locale}
        items={[{ href: addressOf(locale, "/recommendations"), label: t("recommendations:title") }]}
      />
      <PageHead title={<Code as="h1" code={code} />} />
      <EmptyState>
        <p>
          {t("recommendations:asof.notYet", { date: formatDate(day, locale) })}{" "}
          {birthday
            ? t("recommendations:asof.bornOn", { date: formatDate(birthday, locale) })
            : t("recommendations:asof.undated")}
        </p>
        <p>
          <a href={path}>{t("recommendations:asof.showToday")}</a>
        </p>
      </EmptyState>
    </>
  );
}
