import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { LanguageForm, PasswordForm } from "#desk/people/account-forms.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale, languageNames } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { requireActor } from "#server/session.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("people:account.title"), alternates: alternates(locale, "/account") };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/account"));
  const { saved } = await searchParams;
  const t = translator(locale);
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} />
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead
        title={t("people:account.title")}
        lead={t("people:account.lead", { name: actor.name, email: actor.email })}
      />
      {saved === "language" && (
        <Outcome>{t("people:account.languageChanged", { language: languageNames[actor.language] })}</Outcome>
      )}
      <Section
        id="password"
        title={t("people:account.password")}
        note={
          <Note locale={locale} title={t("people:account.sessionsTitle")}>
            {t("people:account.sessions")}
          </Note>
        }
      >
        <PasswordForm locale={locale} />
      </Section>
      <Section id="language-of-texts" title={t("people:account.language")}>
        <LanguageForm locale={locale} language={actor.language} />
      </Section>
    </>
  );
}
