import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InvitationForm } from "#desk/people/invitation-form.tsx";
import { findInvitation, invitationDays } from "#features/people/person-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("people:invitation.title"), robots: { index: false } };
}

/** Looking at the link does not use it up: mail programs look at links by themselves. */
export default async function InvitationPage({ params }: Props) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const invitation = await findInvitation(token);
  if (!invitation) {
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("people:invitation.title")} />
        <EmptyState>
          <p>{t("people:invitation.over", { count: invitationDays })}</p>
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
  const { email, role, isKnown } = invitation;
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead
        title={t("people:invitation.title")}
        lead={
          isKnown
            ? t("people:invitation.newPassword", { email })
            : t("people:invitation.lead", { email, role: t(`people:roles.${role}`) })
        }
      />
      {isKnown && <p className="small">{t("people:invitation.sessions")}</p>}
      <InvitationForm locale={locale} token={token} isKnown={isKnown} />
    </>
  );
}
