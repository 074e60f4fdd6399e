import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { SignOutForm } from "#desk/people/sign-out-form.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("people:signOut.title"), alternates: alternates(locale, "/sign-out") };
}

export default async function SignOutPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const actor = await currentActor();
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
      <p>{t("people:signOut.text")}</p>
      <div className="actions">
        <SignOutForm locale={locale} />
        <a href={addressOf(locale, "/desk")}>{t("people:signOut.stay")}</a>
      </div>
    </>
  );
}
