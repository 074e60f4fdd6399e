import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { OfficialClaimForm } from "#desk/claims/claim-forms.tsx";
import { ClaimPage } from "#desk/claims/claim-page.tsx";
import { findClaimable } from "#desk/claims/claim-page-queries.ts";
import { can } from "#policy.ts";
import { proposeOfficial } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/texts/[noun]/[code]/[field]/official",
  { title: ({ t }) => t("claims:official.title"), may: can.claim },
  async ({ locale, actor, params, query }) => {
    const found = (await findClaimable(actor, params, "official", query.get("language"))) ?? notFound();
    return (
      <ClaimPage locale={locale} actor={actor} kind="official" found={found}>
        {found.language && (
          <OfficialClaimForm locale={locale} action={proposeOfficial} text={found.text} language={found.language} />
        )}
      </ClaimPage>
    );
  },
);

export { generateMetadata, Page as default };
