import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { SignInForm } from "#desk/people/sign-in-form.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { localPath } from "#lib/local-path.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("people:signIn.title"), alternates: alternates(locale, "/sign-in") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const next = localPath(parametersOf(await searchParams).get("next"));
  if (can.enterDesk(await currentActor())) redirect(next ?? addressOf(locale, "/desk"));
  const t = translator(locale);
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
      <SignInForm locale={locale} next={next} />
      <p className="small mt-6">
        {t("people:signIn.about")} <a href={addressOf(locale, "/contact", "#access")}>{t("people:signIn.ask")}</a>
      </p>
    </>
  );
}
