import { notFound } from "next/navigation";
import { makeReset } from "#app/[locale]/(desk)/desk/people/[id]/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { AccountHead } from "#desk/people/account-head.tsx";
import { ResetForm } from "#desk/people/link-forms.tsx";
import { resetHours } from "#features/people/invitation.ts";
import { findPerson } from "#features/people/person-queries.ts";
import { can } from "#policy.ts";
import { toId } from "#ui/form/form-state.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/people/[id]/reset",
  { title: ({ t }) => t("people:reset.title"), may: can.managePeople },
  async ({ locale, t, actor, params }) => {
    const person = (await findPerson(actor, toId(params.id))) ?? notFound();
    return (
      <>
        <AccountHead {...{ locale, person }} role={actor.role} title={t("people:reset.title")} />
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
