import { notFound } from "next/navigation";
import { makeReset } from "#app/[locale]/(desk)/desk/people/[id]/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { ResetForm } from "#desk/people/link-forms.tsx";
import { resetHours } from "#features/people/invitation.ts";
import { findPerson } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { toId } from "#ui/form/form-state.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";

const { Page, generateMetadata } = deskPage(
  "/desk/people/[id]/reset",
  { title: ({ t }) => t("people:reset.title"), may: can.managePeople },
  async ({ locale, t, actor, params }) => {
    const person = (await findPerson(actor, toId(params.id))) ?? notFound();
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/people"), label: t("people:list.title") },
            { href: addressOf(locale, "/desk/people/[id]", person.id), label: person.name },
          ]}
        />
        <PageHead title={t("people:reset.title")} lead={`${person.name}, ${person.email}`} />
        <p>{t("people:reset.text", { count: resetHours })}</p>
        {person.active && person.id !== actor.id ? (
          <ResetForm locale={locale} action={makeReset} person={person} />
        ) : (
          <p>{t("people:reset.not")}</p>
        )}
      </>
    );
  },
);

export { generateMetadata, Page as default };
