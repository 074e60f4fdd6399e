import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { LanguageForm } from "#desk/people/account-forms.tsx";
import { ResetTold } from "#desk/people/reset-told.tsx";
import { SessionList } from "#desk/people/session-list.tsx";
import { listOwnSessions } from "#features/people/session-commands.ts";
import { addressOf } from "#i18n/address.ts";
import { languageNames } from "#i18n/locale.ts";
import { currentSession } from "#server/session.ts";
import { Outcome } from "#ui/desk.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { changeOwnLanguage, endSession } from "./actions.ts";

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
        {query.has("ended") && <Outcome>{t("people:session.ended")}</Outcome>}
        <Section id="password" title={t("people:account.password")}>
          <p>
            <a href={addressOf(locale, "/account/password")}>{t("people:account.changePassword")}</a>
          </p>
          <ResetTold locale={locale} actor={actor} always />
        </Section>
        <Section id="sessions" title={t("people:session.title")}>
          <SessionList
            locale={locale}
            sessions={await listOwnSessions(actor, await currentSession())}
            end={endSession}
          />
        </Section>
        <Section id="language-of-texts" title={t("people:account.languageTitle")}>
          <LanguageForm locale={locale} action={changeOwnLanguage} language={actor.language} />
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
