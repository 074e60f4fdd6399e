import { notFound } from "next/navigation";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { recordAddress, textName } from "#features/texts/text-words.ts";
import { asofSearch } from "#lib/asof.ts";
import { textAddress } from "#ui/outdated.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { AsofNote } from "#views/recommendation/recommendation-asof.tsx";
import { findText } from "#views/text/find-text.ts";
import { textAddresses } from "#views/text/text-addresses.ts";
import { TextChanges, TextErrata, TextWords } from "#views/text/text-page.tsx";

const { Page, generateMetadata } = publicPage(
  textAddresses,
  "/texts/[noun]/[code]/[field]",
  async ({ locale, t, params, actor, query: { day } }) => {
    const found = await findText(actor, params, day);
    return (
      found && {
        title: textName(found, locale),
        description: t("texts:lead"),
        search: asofSearch(found.asof),
      }
    );
  },
  async ({ locale, t, params, actor, query: { day } }) => {
    const found = await findText(actor, params, day);
    if (!found) notFound();
    const { place, called, text, sources, errata, asof } = found;
    return (
      <>
        <Crumbs
          locale={locale}
          items={[{ href: recordAddress(place, locale) + asofSearch(asof), label: called[locale] ?? place.key }]}
        />
        <PageHead
          kicker={t("texts:kicker")}
          title={textName(found, locale)}
          lead={t(asof ? "texts:leadOn" : "texts:lead")}
        />
        <AsofNote locale={locale} day={asof} today={textAddress(place, locale)} />
        <TextChanges text={text} locale={locale} />
        <TextWords {...{ text, sources, asof, locale }} />
        <TextErrata errata={errata} locale={locale} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
