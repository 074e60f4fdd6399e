import { DeskBarOf } from "#desk/desk-bar.tsx";
import { SheetForm } from "#desk/reporting/sheet-form.tsx";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { SheetRowRead } from "#desk/reporting/sheet-row.tsx";
import { SheetSent } from "#desk/reporting/sheet-sent.tsx";
import { Unasked } from "#desk/reporting/unasked.tsx";
import { RoundNote, RoundWhen } from "#desk/rounds/round-list.tsx";
import { isAsking } from "#features/rounds/round.ts";
import type { Round } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { numberIn } from "#lib/paging.ts";
import type { Speaker } from "#policy.ts";
import { Pagination } from "#ui/filters.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { findPartner } from "#views/partner/find-partner.ts";
import { answerSheet, keepTyped } from "./actions.ts";

type Props = {
  locale: Locale;
  actor: Speaker;
  round: Round;
  query: URLSearchParams;
};

export async function SheetOfPartner({ locale, actor, round, query }: Props) {
  const { id, code } = actor.partner;
  const t = translator(locale);
  const { year, state } = round;
  const partner = plainWords((await findPartner(actor, code))?.name, locale) ?? code;
  const sheet = await findSheet(actor, id, year, numberIn(query, "page") ?? 1);
  const answered = sheet.all.filter(({ answer }) => answer).length;
  const isOpen = isAsking(state);
  const outcome = <SheetSent locale={locale} sheet={sheet} query={query} />;
  return (
    <>
      <DeskBarOf
        locale={locale}
        as={actor.role}
        partner={partner}
        status={t("rounds:mine.progress", { answered, count: sheet.all.length })}
      />
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead
        kicker={t("rounds:sheet.kicker", { year, partner })}
        title={t("rounds:sheet.title", { year })}
        lead={<RoundWhen locale={locale} round={round} />}
      />
      <RoundNote locale={locale} round={round} />
      {isOpen && sheet.all.length > 0 && (
        <div className="sheet-how">
          <p>{t("rounds:sheet.lead")}</p>
          <Note locale={locale} title={t("rounds:sheet.how")}>
            {t("rounds:sheet.howText")}
          </Note>
          <Note locale={locale} title={t("rounds:sheet.who")}>
            {t(`rounds:sheet.whoText.${round.toPartners}`, { partner })}
          </Note>
        </div>
      )}
      {sheet.all.length === 0 && outcome}
      {sheet.all.length === 0 && <EmptyState>{t("rounds:sheet.none", { partner })}</EmptyState>}
      {!isOpen && (
        <EmptyState>
          {t(round.closed ? "rounds:sheet.closed" : "rounds:sheet.notYet", {
            date: formatDate(round.opensOn, locale),
          })}
        </EmptyState>
      )}
      {sheet.all.length > 0 && isOpen && (
        <SheetForm
          key={query.toString()}
          action={answerSheet}
          autosave={keepTyped}
          {...{ locale, actor, partner, year, sheet, outcome }}
        />
      )}
      {!isOpen &&
        sheet.rows.map((row) => <SheetRowRead key={row.recommendation.code} {...{ locale, partner, year, row }} />)}
      <Pagination
        locale={locale}
        page={sheet.page}
        pages={sheet.pages}
        shown={sheet.rows.length}
        total={sheet.all.length}
        href={(page) => addressOf(locale, "/desk/rounds/[year]", year, `?page=${page}`)}
        label={t("rounds:sheet.pages")}
      />
      <Unasked {...{ locale, partner, year }} rows={sheet.unasked} />
    </>
  );
}
