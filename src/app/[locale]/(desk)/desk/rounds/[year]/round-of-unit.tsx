import { DeskBarOf } from "#desk/desk-bar.tsx";
import { CloseRoundForm, DisclosureForm, DueDateForm, TakeBackRoundForm } from "#desk/rounds/round-forms.tsx";
import { PartnersInRound, RoundNote, RoundWhen } from "#desk/rounds/round-list.tsx";
import { isUnanswered, listPartnersInRound, type Round } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { changeDueDate, closeOrReopen, discloseRound, takeBackRound } from "./actions.ts";

const changes = ["open", "move", "disclose", "close", "reopen"] as const;

type Props = { locale: Locale; actor: Person; round: Round; query: URLSearchParams };

export async function RoundOfUnit({ locale, actor, round, query }: Props) {
  const t = translator(locale);
  const { year } = round;
  const done = changes.find((one) => one === query.get("done"));
  const date = formatDate(done === "move" ? round.dueOn : round.opensOn, locale, { of: done === "open" });
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} status={capital(t(`rounds:states.${round.state}`), locale)} />
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/desk"), label: t("desk:title") },
          { href: addressOf(locale, "/desk/rounds"), label: t("rounds:title") },
        ]}
      />
      <PageHead title={t("rounds:name", { year })} lead={<RoundWhen locale={locale} round={round} />} />
      {done && <Outcome>{t(`rounds:done.${done}`, { year, date })}</Outcome>}
      <RoundNote locale={locale} round={round} />
      <Section
        id="partners"
        title={t("rounds:partners")}
        note={
          <Note locale={locale} title={t("rounds:partnersNote")}>
            {t("rounds:partnersNoteText")}
          </Note>
        }
      >
        <PartnersInRound locale={locale} round={round} partners={await listPartnersInRound(actor, year)} />
      </Section>
      {!round.closed && (
        <Section id="due" title={t("rounds:change.title")}>
          <DueDateForm key={`due-${round.version}`} locale={locale} action={changeDueDate} round={round} />
        </Section>
      )}
      <Section id="partners-see" title={t("rounds:toPartners.title")}>
        <DisclosureForm key={`see-${round.version}`} locale={locale} action={discloseRound} round={round} />
      </Section>
      <Section id="end" title={t(round.closed ? "rounds:change.reopenTitle" : "rounds:change.closeTitle")}>
        <CloseRoundForm key={`end-${round.version}`} locale={locale} action={closeOrReopen} round={round} />
      </Section>
      {(await isUnanswered(actor, year)) && (
        <Section id="take-back" title={t("rounds:change.withdrawTitle")}>
          <TakeBackRoundForm key={`back-${round.version}`} locale={locale} action={takeBackRound} round={round} />
        </Section>
      )}
    </>
  );
}
