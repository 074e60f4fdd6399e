import { RoundDue } from "#desk/rounds/round-list.tsx";
import { countUnassessed } from "#features/assessments/assessment-queries.ts";
import { countToConfirm } from "#features/claims/claim-queries.ts";
import { countToVerify } from "#features/profiles/observation-queries.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { countUnreleased } from "#features/reports/report-queries.ts";
import { findAskingRound } from "#features/rounds/round-queries.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can, type Person } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { GroupHead, Leaders, RecordList, RecordRow } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import { MeetingTitle } from "#views/meeting/meeting-list.tsx";
import { listWaiting } from "#views/waiting/next-step-queries.ts";
import { ReadyList } from "#views/waiting/ready-list.tsx";
import { findDrafts, findReady, findWaiting } from "#views/waiting/unfinished-queries.ts";
import { WaitingList } from "#views/waiting/waiting-list.tsx";

/** So many of those that have waited longest; the rest has a page of its own. */
const shown = 10;

/** Shows the coordination unit what waits for it: to be published, verified, released, decided. */
export async function UnitDesk({ locale, actor }: { locale: Locale; actor: Person }) {
  const t = translator(locale);
  const { meetings, recommendations } = await findDrafts(actor);
  const waiting = await findWaiting(actor);
  const ready = await findReady(actor);
  const steps = await listWaiting(actor);
  const round = await findAskingRound(actor);
  return (
    <>
      <p className="actions">
        <a className="button" href={addressOf(locale, "/meetings/new")}>
          {t("desk:unit.newMeeting")}
        </a>
        <a href={addressOf(locale, "/desk/absences")}>{t("staff:absences.title")}</a>
        <a href={addressOf(locale, "/desk/mistakes")}>{t("mistakes:list.link")}</a>
        {can.managePeople(actor) && <a href={addressOf(locale, "/desk/people")}>{t("desk:unit.people")}</a>}
      </p>
      <Section
        id="waiting"
        title={t("desk:unit.waiting")}
        note={
          <Note locale={locale} title={t("desk:unit.twoPeople")}>
            {t("desk:unit.twoPeopleText")}
          </Note>
        }
      >
        <Leaders
          items={[
            {
              label: <a href={addressOf(locale, "/desk/figures")}>{t("desk:unit.figures")}</a>,
              value: await countToVerify(actor),
            },
            {
              label: <a href={addressOf(locale, "/desk/claims")}>{t("claims:title")}</a>,
              value: await countToConfirm(actor),
            },
            {
              label: <a href={addressOf(locale, "/desk/reports", "#assess")}>{t("assessments:desk.toAssess")}</a>,
              value: await countUnassessed(actor),
            },
            {
              label: <a href={addressOf(locale, "/desk/reports", "#release")}>{t("desk:unit.reports")}</a>,
              value: await countUnreleased(actor),
            },
            {
              label: <a href={addressOf(locale, "/desk/rounds")}>{t("desk:unit.rounds")}</a>,
              value: round ? <RoundDue locale={locale} round={round} /> : t("desk:unit.noRound"),
            },
            {
              label: (
                <a href={addressOf(locale, "/recommendations", "?status=agreed&status=forwarded")}>
                  {t("desk:unit.policy")}
                </a>
              ),
              value: waiting.length,
            },
            {
              label: <a href={addressOf(locale, "/desk/texts")}>{t("texts:list.title")}</a>,
              value: (await listTextsToDo(actor)).length,
            },
          ]}
        />
      </Section>
      <Section id="steps" title={t("recommendations:next.list.title")}>
        {steps.length === 0 ? (
          <EmptyState>{t("recommendations:next.list.none")}</EmptyState>
        ) : (
          <>
            <p>{t("recommendations:next.list.lead")}</p>
            <WaitingList locale={locale} waiting={steps.slice(0, shown)} />
            {steps.length > shown && (
              <p className="mt-3">
                <a href={addressOf(locale, "/desk/waiting")}>
                  {t("recommendations:next.list.all", { count: steps.length })}
                </a>
              </p>
            )}
          </>
        )}
      </Section>
      <Section id="ready" title={t("desk:unit.ready")}>
        {ready.length === 0 ? (
          <EmptyState>{t("desk:unit.noReady")}</EmptyState>
        ) : (
          <>
            <p>{t("desk:unit.readyText")}</p>
            <ReadyList locale={locale} ready={ready} />
          </>
        )}
      </Section>
      <Section id="drafts" title={t("desk:unit.drafts")}>
        {meetings.length + recommendations.length === 0 ? (
          <EmptyState>{t("desk:unit.noDrafts")}</EmptyState>
        ) : (
          <p>{t("desk:unit.draftsText")}</p>
        )}
        {meetings.length > 0 && (
          <>
            <GroupHead as="h3" title={t("desk:unit.meetings", { count: meetings.length })} />
            <RecordList>
              {meetings.map((meeting) => (
                <RecordRow
                  key={meeting.code}
                  number={<Code code={meeting.code} href={addressOf(locale, "/meetings/[code]/edit", meeting.code)} />}
                >
                  <MeetingTitle locale={locale} meeting={meeting} />
                </RecordRow>
              ))}
            </RecordList>
          </>
        )}
        {recommendations.length > 0 && (
          <>
            <GroupHead as="h3" title={t("desk:unit.recommendations", { count: recommendations.length })} />
            <RecordList>
              {recommendations.map((item) => (
                <RecordRow
                  key={item.code}
                  number={<Code code={item.code} href={addressOf(locale, "/recommendations/[code]/edit", item.code)} />}
                  state={item.status && <TextState state={item.status} locale={locale} />}
                >
                  <RecommendationWords item={item} locale={locale} />
                </RecordRow>
              ))}
            </RecordList>
          </>
        )}
      </Section>
    </>
  );
}
