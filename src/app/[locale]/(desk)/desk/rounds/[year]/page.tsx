import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { NotAllowed } from "#app/[locale]/(desk)/not-allowed.tsx";
import type { Asked } from "#app/[locale]/page-props.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { can } from "#policy.ts";
import { RoundOfUnit } from "./round-of-unit.tsx";
import { SheetOfPartner } from "./sheet-of-partner.tsx";

/** The unit sees who has answered; a focal point has the sheet of its partner. */
const { Page, generateMetadata } = deskPage("/desk/rounds/[year]", { title: nameOfRound }, async (asked) => {
  const { locale, actor, query, params } = asked;
  const { year } = params;
  const round = /^\d{4}$/.test(year) ? await findRound(actor, Number(year)) : null;
  if (!round) notFound();
  if (can.keepRounds(actor)) return <RoundOfUnit {...{ locale, actor, round, query }} />;
  if (can.speakForPartner(actor)) return <SheetOfPartner {...{ locale, actor, round, query }} />;
  return <NotAllowed locale={locale} title={nameOfRound(asked)} />;
});

export { generateMetadata, Page as default };

function nameOfRound({ t, params: { year } }: Asked<"/desk/rounds/[year]">): string {
  return t("rounds:name", { year });
}
