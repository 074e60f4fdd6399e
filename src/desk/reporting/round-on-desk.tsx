import { RoundNote, RoundWhen } from "#desk/rounds/round-list.tsx";
import type { Round } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";
import { rowsPerSheet } from "./sheet-form-definition.ts";
import type { SheetRow } from "./sheet-queries.ts";

type Props = { locale: Locale; round: Round; due: readonly SheetRow[] };

/** The round that asks a focal point: until when, how far the partner is, and the sheet at the first open row. */
export function RoundOnDesk({ locale, round, due }: Props) {
  const t = translator(locale);
  const { year } = round;
  const answered = due.filter(({ answer }) => answer).length;
  const drafts = due.filter(({ draft }) => draft).length;
  const first = due.findIndex(({ answer }) => !answer);
  const page = Math.floor(Math.max(first, 0) / rowsPerSheet) + 1;
  return (
    <Section id="round" title={t("rounds:mine.title", { year })}>
      <p>
        <RoundWhen locale={locale} round={round} />
      </p>
      <RoundNote locale={locale} round={round} />
      <p>
        <b>{t("rounds:mine.progress", { answered, count: due.length })}</b>
        {drafts > 0 && `; ${t("rounds:mine.drafts", { count: drafts })}`}
      </p>
      {first < 0 && <p>{t("rounds:mine.all")}</p>}
      <p className="actions">
        <a className="button" href={addressOf(locale, "/desk/rounds/[year]", year, `?page=${page}`)}>
          {t("rounds:mine.sheet")}
        </a>
      </p>
    </Section>
  );
}
