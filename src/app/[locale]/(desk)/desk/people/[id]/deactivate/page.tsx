import { notFound } from "next/navigation";
import { changeActive } from "#app/[locale]/(desk)/desk/people/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AccountHead } from "#desk/people/account-head.tsx";
import { ActiveForm } from "#desk/people/people-list.tsx";
import { findPerson } from "#features/people/person-queries.ts";
import { can } from "#policy.ts";
import { toId } from "#ui/form/form-state.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/people/[id]/deactivate",
  { title: ({ t }) => t("people:deactivate.title"), may: can.managePeople },
  async ({ locale, t, actor, params }) => {
    const person = (await findPerson(actor, toId(params.id))) ?? notFound();
    return (
      <>
        <AccountHead {...{ locale, person }} role={actor.role} title={t("people:deactivate.title")} />
        <p>{t("people:deactivate.text")}</p>
        {person.role === "admin" && <p>{t("people:deactivate.admin")}</p>}
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
