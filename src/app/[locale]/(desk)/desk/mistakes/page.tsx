import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { RestoreForm } from "#desk/mistakes/mistake-forms.tsx";
import { kindOf, MistakeList } from "#desk/mistakes/mistake-list.tsx";
import { listTakenBack } from "#desk/mistakes/mistake-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { restoreRecord } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/mistakes",
  { title: ({ t }) => t("mistakes:list.title"), may: can.takeBack },
  async ({ locale, t, actor, query }) => {
    const records = await listTakenBack(actor);
    const chosen = records.find(
      ({ noun, id, isWithMeeting }) => noun === query.get("noun") && String(id) === query.get("id") && !isWithMeeting,
    );
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("mistakes:list.title")} lead={t("mistakes:list.lead")} />
        {chosen && (
          <Section id="restore" title={t("mistakes:restore.title", { code: chosen.called })}>
            <p>{t(`mistakes:restore.${kindOf(chosen)}`)}</p>
            <RestoreForm locale={locale} action={restoreRecord} record={chosen} />
          </Section>
        )}
        <MistakeList locale={locale} records={records} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
