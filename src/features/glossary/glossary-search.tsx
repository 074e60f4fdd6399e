import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

/** A question to the glossary is a part of its address. */
export function GlossarySearch({ locale, q }: { locale: Locale; q: string }) {
  const t = translator(locale);
  return (
    <search>
      <form action={addressOf(locale, "/glossary")} method="get" className="mt-5 md:w-1/2">
        <label htmlFor="q">
          <b>{t("glossary:search")}</b> <span className="hint">{t("glossary:hint")}</span>
        </label>
        <div className="search">
          <input type="search" id="q" name="q" defaultValue={q} maxLength={200} />
          <button className="button quiet" type="submit">
            {t("glossary:button")}
          </button>
        </div>
      </form>
    </search>
  );
}
