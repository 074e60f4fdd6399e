import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { ConfirmForm } from "#desk/people/link-forms.tsx";
import { LinkFacts } from "#desk/people/link-list.tsx";
import { findLink } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { toId } from "#ui/form/form-state.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { confirmWaiting } from "./actions.ts";

/** For the second administrator. Once confirmed, the page still shows the answer with the link. */
const { Page, generateMetadata } = deskPage(
  "/desk/people/links/[link]",
  { title: ({ t }) => t("people:link.confirmTitle"), may: can.managePeople },
  async ({ locale, t, actor, params }) => {
    const link = (await findLink(actor, toId(params.link))) ?? notFound();
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/people"), label: t("people:list.title") },
          ]}
        />
        <PageHead title={t("people:link.confirmTitle")} lead={link.email} />
        <LinkFacts locale={locale} link={link} />
        <p>{t(link.changes ? "people:link.confirmRoleText" : "people:link.confirmText")}</p>
        <ConfirmForm locale={locale} action={confirmWaiting} link={link} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
