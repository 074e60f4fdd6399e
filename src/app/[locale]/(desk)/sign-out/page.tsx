import { leave } from "#app/[locale]/(desk)/actions.ts";
import { openPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { SignOutForm } from "#desk/people/sign-out-form.tsx";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";

const { Page, generateMetadata } = openPage(
  "/sign-out",
  { title: ({ t }) => t("people:signOut.title") },
  async ({ locale, t, actor }) => {
    if (!can.enterDesk(actor)) {
      return (
        <>
          <Crumbs locale={locale} items={[]} />
          <PageHead title={t("people:signOut.title")} lead={t("people:signOut.not")} />
          <p className="actions">
            <a href={addressOf(locale, "/sign-in")}>{t("people:signIn.title")}</a>
          </p>
        </>
      );
    }
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("people:signOut.title")} lead={t("people:signOut.lead", { name: actor.name })} />
        <SignOutForm leave={leave} submit={t("people:signOut.submit")} withoutScripts={t("people:signOut.text")} />
        <p className="actions">
          <a href={addressOf(locale, "/desk")}>{t("people:signOut.stay")}</a>
        </p>
      </>
    );
  },
);

export { generateMetadata, Page as default };
