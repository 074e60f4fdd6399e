import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { ClaimNote, settledWords } from "#desk/claims/settled-words.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { TranslationForm } from "#desk/translating/translation-form.tsx";
import { anyPlaceNamed, directionOf, isSent } from "#features/texts/text.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import { recordAddress, sentAddress, textName } from "#features/texts/text-words.ts";
import { addressOf } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";
import { can } from "#policy.ts";
import { Desk } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { textAddress } from "#ui/outdated.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { languagesText, publicity } from "#ui/publicity.ts";
import { saveTranslation } from "./actions.ts";

/** The translation of any text of the record, by its place. */
const { Page, generateMetadata } = deskPage(
  "/texts/[noun]/[code]/[field]/edit",
  { title: ({ t }) => t("texts:form.title"), may: can.translate },
  async ({ locale, t, actor, params }) => {
    const place = anyPlaceNamed(params.noun, params.code, params.field);
    const text = place && (await findTextToTranslate(actor, place));
    if (!place || !text) notFound();
    const { publicIn, called, of } = text;
    const { into } = directionOf(text.text, text.text.state);
    const settled = { en: text.text.state.en === "official", ru: text.text.state.ru === "official" };
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} status={publicity(publicIn, locale)} />
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/desk"), label: t("desk:title") },
            { href: addressOf(locale, "/desk/texts"), label: t("texts:list.title") },
          ]}
        />
        <PageHead kicker={t("texts:form.title")} title={textName(text, locale)} />
        <Desk
          notes={
            <>
              <Note locale={locale} title={t("staff:notes.who")}>
                {publicIn.length > 0
                  ? t("staff:notes.whoPublic", { languages: languagesText(publicIn, locale) })
                  : t("staff:notes.whoDraft")}
              </Note>
              <Note locale={locale} title={t("texts:form.original")}>
                {t(of ? "texts:form.sentStays" : "texts:form.originalStays")} {t("texts:form.history")}
              </Note>
              {!isSent(place) && <ClaimNote place={place} locale={locale} />}
              <Note locale={locale} title={t("texts:form.record")}>
                {of && <a href={sentAddress(of, locale)}>{of.code}</a>}
                {!isSent(place) && <a href={recordAddress(place, locale)}>{called[locale]}</a>}
                {!isSent(place) && publicIn.length === locales.length && (
                  <>
                    {", "}
                    <a href={textAddress(place, locale)}>{t("texts:words")}</a>
                  </>
                )}
              </Note>
            </>
          }
        >
          {!isSent(place) && settled[into] ? (
            settledWords(text.text, place, settled, locale)[into]
          ) : (
            <TranslationForm locale={locale} action={saveTranslation} text={text} />
          )}
        </Desk>
      </>
    );
  },
);

export { generateMetadata, Page as default };
