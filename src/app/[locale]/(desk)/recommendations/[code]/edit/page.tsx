import { lookForNear } from "#app/[locale]/(desk)/actions.ts";
import { discardRecord, voidRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { ClaimNote } from "#desk/claims/settled-words.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { nearFindings } from "#desk/lineage/near-findings.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { TakeBack } from "#desk/mistakes/mistake-forms.tsx";
import { findWayBack, hasFreeNumber } from "#desk/mistakes/mistake-queries.ts";
import { findRecommendationForDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { RecommendationChanges, RecommendationForm } from "#desk/recording/recommendation-form.tsx";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { localizedValues } from "#ui/form/form-state.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { languagesText, publicity } from "#ui/publicity.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { saveRecommendation } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/edit",
  { title: ({ t, params }) => `${params.code}: ${t("staff:correct.title")}`, of: findRecommendationForDesk },
  async ({ locale, t, actor, record: page }) => {
    const isUnit = can.editRecommendations(actor);
    const values = { code: page.code, ...localizedValues("text", page.text) };
    const near = page.status === "drafted" ? await nearFindings(actor, values, locale) : null;
    const meeting = page.meeting && (await findMeeting(actor, page.meeting.code));
    const offered = meeting ? sourcesAt(meeting, page.source) : [];
    const way = await findWayBack(actor, "recommendation", page);
    const crumbs = [
      { href: addressOf(locale, "/desk"), label: t("desk:title") },
      isUnit && page.meeting
        ? {
            href: addressOf(locale, "/meetings/[code]/recommendations", page.meeting.code),
            label: t("staff:correct.meeting"),
          }
        : { href: addressOf(locale, "/recommendations"), label: t("recommendations:title") },
      { href: addressOf(locale, "/recommendations/[code]", page.code), label: page.code },
    ];
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} status={publicity(page.publicIn, locale)} />
        <Crumbs locale={locale} items={crumbs} />
        <PageHead kicker={t("staff:correct.title")} title={<Code as="h1" code={page.code} />} />
        <Desk
          notes={
            <>
              <Note locale={locale} title={t("staff:notes.who")}>
                {page.publicIn.length > 0
                  ? t("staff:notes.whoPublic", { languages: languagesText(page.publicIn, locale) })
                  : t("staff:notes.whoDraft")}
              </Note>
              {way && hasFreeNumber(way, page) && (
                <Note locale={locale} title={t("mistakes:number.title")}>
                  <a href={addressOf(locale, "/recommendations/[code]/number", page.code)}>
                    {t("mistakes:number.submit")}
                  </a>
                </Note>
              )}
              {can.publish(actor) && (
                <Note locale={locale} title={t("staff:publish.page")}>
                  <a href={addressOf(locale, "/recommendations/[code]/publish", page.code)}>
                    {t("staff:publish.link")}
                  </a>
                </Note>
              )}
              <ClaimNote place={{ subject: "recommendation", key: page.code, field: "text" }} locale={locale} />
              {isUnit && page.kind === "recommendation" && (
                <>
                  <Note locale={locale} title={t("staff:addressees.title")}>
                    <a href={addressOf(locale, "/recommendations/[code]/addressees", page.code)}>
                      {t("staff:addressees.link")}
                    </a>
                  </Note>
                  <Note locale={locale} title={t("lineage:desk.title")}>
                    <a href={addressOf(locale, "/recommendations/[code]/lineage", page.code)}>
                      {t("lineage:desk.link")}
                    </a>
                  </Note>
                  <Note locale={locale} title={t("staff:closing.title")}>
                    <a href={addressOf(locale, "/recommendations/[code]/close", page.code)}>
                      {t("staff:closing.link")}
                    </a>
                  </Note>
                </>
              )}
            </>
          }
        >
          <RecommendationForm {...{ locale, lookForNear, page, actor, near, offered }} action={saveRecommendation} />
          <TakeBack
            locale={locale}
            actions={{ discard: discardRecord, void: voidRecord }}
            way={way}
            from={page.meeting?.code}
          />
          <RecommendationChanges locale={locale} changes={page.changes} />
        </Desk>
      </>
    );
  },
);

export { generateMetadata, Page as default };
