import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { PasswordForm } from "#desk/people/account-forms.tsx";
import { addressOf } from "#i18n/address.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { changeOwnPassword } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/account/password",
  { title: ({ t }) => t("people:account.changePassword") },
  async ({ locale, t, actor }) => (
    <>
      <DeskBarOf locale={locale} as={actor.role} />
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/desk"), label: t("desk:title") },
          { href: addressOf(locale, "/account"), label: t("people:account.title") },
        ]}
      />
      <PageHead
        title={t("people:account.changePassword")}
        lead={t("people:account.lead", { name: actor.name, email: actor.email })}
      />
      <div className="beside">
        <div>
          <PasswordForm locale={locale} action={changeOwnPassword} />
        </div>
        <div className="notes">
          <Note locale={locale} title={t("people:account.sessionsTitle")}>
            {t("people:account.sessions")}
          </Note>
        </div>
      </div>
    </>
  ),
);

export { generateMetadata, Page as default };
