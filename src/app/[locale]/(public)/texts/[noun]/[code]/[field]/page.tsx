import { notFound } from "next/navigation";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { recordAddress, textName } from "#features/texts/text-words.ts";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { findText } from "#views/text/find-text.ts";
import { textAddresses } from "#views/text/text-addresses.ts";
import { TextChanges, TextErrata, TextWords } from "#views/text/text-page.tsx";

const { Page, generateMetadata } = publicPage(
  textAddresses,
  "/texts/[noun]/[code]/[field]",
  async ({ locale, t, params, actor }) => {
    const found = await findText(actor, params);
    return found && { title: textName(found.place, locale), description: t("texts:lead") };
  },
  async ({ locale, t, params, actor }) => {
    const found = await findText(actor, params);
    if (!found) notFound();
    const { place, text, sources, errata } = found;
    return (
      <>
        <Crumbs locale={locale} items={[{ href: recordAddress(place, locale), label: place.key }]} />
        <PageHead kicker={t("texts:kicker")} title={textName(place, locale)} lead={t("texts:lead")} />
        <TextChanges text={text} locale={locale} />
        <TextWords {...{ text, sources, locale }} />
        <TextErrata errata={errata} locale={locale} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
