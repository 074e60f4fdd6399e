import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { renewPapers } from "#app/[locale]/(desk)/meetings/[code]/papers/actions.ts";
import { findEvidenceDesk } from "#desk/evidence/evidence-desk-queries.ts";
import { EvidenceFrame, EvidenceOfAnswer } from "#desk/evidence/evidence-page.tsx";
import { plainWords } from "#i18n/record-words.ts";
import { can } from "#policy.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { dropEvidence } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/evidence/[partner]/[year]",
  { title: ({ t, params }) => `${t("evidence:title")}, ${params.code}`, may: can.sendFiles },
  async ({ locale, actor, params, query }) => {
    const desk = (await findEvidenceDesk(actor, params)) ?? notFound();
    const partner = plainWords((await findPartner(actor, desk.place.partner))?.name, locale) ?? desk.place.partner;
    return (
      <EvidenceFrame {...{ locale, actor, desk, partner }}>
        <EvidenceOfAnswer {...{ locale, actor, desk, query }} drop={dropEvidence} renew={renewPapers} />
      </EvidenceFrame>
    );
  },
);

export { generateMetadata, Page as default };
