import { notFound } from "next/navigation";
import { changeActive } from "#app/[locale]/(desk)/desk/people/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { ActiveForm } from "#desk/people/people-list.tsx";
import { findPerson } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { toId } from "#ui/form/form-state.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";

const { Page, generateMetadata } = deskPage(
  "/desk/people/[id]/deactivate",
  { title: ({ t }) => t("people:deactivate.title"), may: can.managePeople },
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
        <PageHead title={t("people:deactivate.title")} lead={`${person.name}, ${person.email}`} />
        <p>{t("people:deactivate.text")}</p>
        {person.active && person.id !== actor.id ? (
          <ActiveForm {...{ locale, changeActive, person }} />
        ) : (
          <p>{t("people:deactivate.not")}</p>
        )}
      </>
    );
  },
);

export { generateMetadata, Page as default };
