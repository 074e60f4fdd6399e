import { redirect } from "next/navigation";
import { openPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { SignInForm } from "#desk/people/sign-in-form.tsx";
import { addressOf } from "#i18n/address.ts";
import { localPath } from "#lib/local-path.ts";
import { can } from "#policy.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { enter } from "./actions.ts";

const { Page, generateMetadata } = openPage(
  "/sign-in",
  { title: ({ t }) => t("people:signIn.title") },
  async ({ locale, t, actor, query }) => {
    const next = localPath(query.get("next"));
    if (can.enterDesk(actor)) redirect(next ?? addressOf(locale, "/desk"));
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("people:signIn.title")} lead={t("people:signIn.lead")} />
        {next && (
          <div className="mb-5">
            <Note kind="look" locale={locale} title={t("people:signIn.nextTitle")}>
              {t("people:signIn.next")}
            </Note>
          </div>
        )}
        <SignInForm locale={locale} action={enter} next={next} />
        <p className="small mt-6">
          {t("people:signIn.about")} <a href={addressOf(locale, "/contact", "#access")}>{t("people:signIn.ask")}</a>
        </p>
      </>
    );
  },
);

export { generateMetadata, Page as default };
