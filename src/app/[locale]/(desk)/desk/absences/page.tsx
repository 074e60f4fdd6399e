import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { AbsenceForm, TakeBackAbsenceForm } from "#desk/meetings/absence-forms.tsx";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { pillarWord } from "#features/meetings/meeting-words.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Crumbs, EmptyState, PageHead, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { recordAbsence, recordNoAbsence } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/absences",
  { title: ({ t }) => t("staff:absences.title"), may: can.editMeetings },
  async ({ locale, t, actor, query }) => {
    const [absences, pillars] = await Promise.all([listAbsences(), listPillars()]);
    // One form at a time: without scripts the words of another would be lost.
    const wrong = absences.find(({ id }) => String(id) === query.get("id"));
    const done = (["told", "takenBack"] as const).find((one) => one === query.get("done"));
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("staff:absences.title")} lead={t("staff:absences.lead")} />
        {done && <Outcome>{t(`staff:absences.done.${done}`)}</Outcome>}
        {!wrong && (
          <Section id="tell" title={t("staff:absences.tell")}>
            <AbsenceForm locale={locale} action={recordAbsence} pillars={pillars} />
          </Section>
        )}
        <Section id="told" title={t("staff:absences.told")}>
          {absences.length === 0 && <EmptyState>{t("staff:absences.none")}</EmptyState>}
          {absences.map((absence) => (
            <section key={absence.id} className="form-part" aria-labelledby={`absence-${absence.id}`}>
              <h3 id={`absence-${absence.id}`}>
                {pillarWord(absence.pillar, locale)}, {absence.year}
              </h3>
              <p>
                {t("meetings:list.noneHeld", { year: absence.year })}{" "}
                <SourceWords source={absence.source} locale={locale} tag={false} />
              </p>
              {absence === wrong ? (
                <TakeBackAbsenceForm locale={locale} action={recordNoAbsence} absence={absence} />
              ) : (
                <p>
                  <a href={addressOf(locale, "/desk/absences", `?id=${absence.id}#absence-${absence.id}`)}>
                    {t("staff:absences.takeBack")}
                    <span className="unseen">
                      {" "}
                      {pillarWord(absence.pillar, locale)}, {absence.year}
                    </span>
                  </a>
                </p>
              )}
            </section>
          ))}
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
