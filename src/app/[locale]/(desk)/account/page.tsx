import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { LanguageForm } from "#desk/people/account-forms.tsx";
import { addressOf } from "#i18n/address.ts";
import { languageNames } from "#i18n/locale.ts";
import { Outcome } from "#ui/desk.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { changeOwnLanguage } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/account",
  { title: ({ t }) => t("people:account.title") },
  async ({ locale, t, actor, query }) => {
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead
          title={t("people:account.title")}
          lead={t("people:account.lead", { name: actor.name, email: actor.email })}
        />
        {query.get("saved") === "language" && (
          <Outcome>{t("people:account.languageChanged", { language: languageNames[actor.language] })}</Outcome>
        )}
        <Section id="password" title={t("people:account.password")}>
          <p>
            <a href={addressOf(locale, "/account/password")}>{t("people:account.changePassword")}</a>
          </p>
        </Section>
        <Section id="language-of-texts" title={t("people:account.languageTitle")}>
          <LanguageForm locale={locale} action={changeOwnLanguage} language={actor.language} />
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
