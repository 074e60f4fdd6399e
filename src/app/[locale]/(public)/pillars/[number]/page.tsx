import { notFound } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { belongingTo, listDocuments } from "#features/documents/document-queries.ts";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { latestYear, listMeetings } from "#features/meetings/meeting-queries.ts";
import { findPillar, type PillarItem } from "#features/pillars/pillar-queries.ts";
import { bornAt } from "#features/recommendations/recommendation-counts.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, DataLinks, PageHead, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { DocumentsOf } from "#views/documents/documents-of.tsx";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import { LedgerSection } from "#views/ledger/ledger-sums.tsx";
import { LedgerYears } from "#views/ledger/ledger-years.tsx";
import { pillarAddresses } from "#views/pillar/pillar-addresses.ts";
import { pillarDescription } from "#views/pillar/pillar-description.ts";
import { numbersOfPillars } from "#views/pillar/pillar-numbers.ts";
import { PillarCommitments, PillarMeetings, PillarRecommendations } from "#views/pillar/pillar-page.tsx";
import { isUnofficial, PillarLeaders } from "#views/pillar/pillar-words.tsx";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

const { Page, generateMetadata } = publicPage(
  pillarAddresses,
  "/pillars/[number]",
  async ({ locale, t, params }) => {
    const pillar = await findAsked(params.number);
    if (!pillar) return null;
    const name = inLanguage(pillar.short, locale)?.text;
    return {
      title: [t("pillars:kicker", { numeral: roman(pillar.number) }), name].filter(Boolean).join(": "),
      description: pillarDescription(pillar, locale),
    };
  },
  async ({ locale, t, actor, params }) => {
    const pillar = await findAsked(params.number);
    if (!pillar) notFound();
    const { number } = pillar;
    const numbers = (await numbersOfPillars(actor)).get(number);
    const commitments = await findRecommendations(actor, { kind: "commitment", pillarNumber: number });
    const meetings = (await listMeetings(actor)).filter(({ type, pillar: of }) => type === "ewg" && of === number);
    const ledger = await findLedger(actor, { pillar: number });
    const { items, total } = await listRecommendations(
      actor,
      parseQuery(new URLSearchParams({ pillar: String(number) })),
    );
    return (
      <>
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/pillars"), label: t("pillars:title") }]} />
        <PageHead
          kicker={t("pillars:kicker", { numeral: roman(number) })}
          title={<Title pillar={pillar} locale={locale} />}
        />
        <Section id="numbers" title={t("pillars:page.numbers")} note={<Notes pillar={pillar} locale={locale} />}>
          {/* The section below says how the texts stand, beside what partners report. */}
          {numbers && <PillarLeaders number={number} numbers={{ ...numbers, states: [] }} locale={locale} />}
        </Section>
        <LedgerSection ledger={ledger} locale={locale} title={t("ledger:pillar")} />
        <LedgerYears ledger={ledger} locale={locale} />
        <PillarRecommendations {...{ items, total, number, locale }} />
        <PillarMeetings
          {...{ meetings, locale }}
          born={await bornAt(actor, meetings)}
          year={await latestYear(actor)}
          absences={(await listAbsences()).filter((one) => one.pillar === number)}
        />
        <PillarCommitments items={commitments} locale={locale} />
        <DocumentsOf documents={await listDocuments(actor, belongingTo({ pillar: number }))} locale={locale} />
        <DataLinks locale={locale} path={addressOf(locale, "/pillars/[number]", number)} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };

const findAsked = cache(async (number: string): Promise<PillarItem | null> => {
  return /^[1-9]\d?$/.test(number) ? findPillar(Number(number)) : null;
});

function Title({ pillar, locale }: { pillar: PillarItem; locale: Locale }) {
  return (
    <h1>
      <LocalizedText value={pillar.name} locale={locale} changes />
    </h1>
  );
}

/** Says where the name comes from, and that nobody made its translation official. */
function Notes({ pillar, locale }: { pillar: PillarItem; locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      {isUnofficial(pillar, locale) && (
        <Note kind="look" locale={locale} title={t("pillars:page.unofficialTitle")}>
          {t("pillars:page.unofficial")}
        </Note>
      )}
      <Note locale={locale}>
        <SourceWords source={pillar.source} locale={locale} />
      </Note>
    </>
  );
}
