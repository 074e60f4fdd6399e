import { openPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { InvitationForm } from "#desk/people/invitation-form.tsx";
import { invitationDays, resetHours } from "#features/people/invitation.ts";
import { findInvitation } from "#features/people/invitation-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { join } from "./actions.ts";

/** Looking at the link does not use it up: mail programs look at links by themselves. */
const { Page, generateMetadata } = openPage(
  "/invitation/[token]",
  { title: ({ t }) => t("people:invitation.title") },
  async ({ locale, t, params: { token } }) => {
    const invitation = await findInvitation(token);
    if (!invitation) {
      return (
        <>
          <Crumbs locale={locale} items={[]} />
          <PageHead title={t("people:invitation.title")} />
          <EmptyState>
            <p>{t("people:invitation.over", { days: invitationDays, hours: resetHours })}</p>
            <p>{t("people:invitation.overWays")}</p>
            <ul>
              <li>
                <a href={addressOf(locale, "/sign-in")}>{t("people:signIn.title")}</a>
              </li>
              <li>
                <a href={addressOf(locale, "/contact", "#access")}>{t("people:signIn.ask")}</a>
              </li>
            </ul>
          </EmptyState>
        </>
      );
    }
    const { email, role, hasAccount } = invitation;
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead
          title={t("people:invitation.title")}
          lead={
            hasAccount
              ? t("people:invitation.newPassword", { email })
              : t("people:invitation.lead", { email, role: t(`people:roles.${role}`) })
          }
        />
        {hasAccount && <p className="small">{t("people:invitation.sessions")}</p>}
        <InvitationForm locale={locale} action={join} token={token} hasAccount={hasAccount} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
