import { lastReset } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Note } from "#ui/note.tsx";

/** It is told for so long: nobody who used the link hides it from the owner by looking at it first. */
const toldDays = 30;

/** Tells the owner of an account who made the link by which its password was set. */
export async function ResetTold({ locale, actor, always }: { locale: Locale; actor: Person; always?: true }) {
  const reset = await lastReset(actor);
  if (!reset) return null;
  const days = (Date.now() - reset.on.getTime()) / (24 * 3600 * 1000);
  if (!always && days > toldDays) return null;
  const t = translator(locale);
  const by = reset.madeBy ?? t("people:operator");
  const said = { name: by, moment: formatMoment(reset.on, locale) };
  return (
    <div className="mb-5">
      <Note kind="look" locale={locale} title={t("people:reset.toldTitle")}>
        {t("people:reset.told", said)}{" "}
        {reset.confirmedBy && t("people:reset.toldConfirmed", { name: reset.confirmedBy })} {t("people:reset.toldWays")}{" "}
        <a href={addressOf(locale, "/contact", "#access")}>{t("people:reset.toldAsk")}</a>
      </Note>
    </div>
  );
}
