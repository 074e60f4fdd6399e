import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { ErratumForm } from "#desk/claims/claim-forms.tsx";
import { ClaimPage } from "#desk/claims/claim-page.tsx";
import { findClaimable } from "#desk/claims/claim-page-queries.ts";
import { can } from "#policy.ts";
import { proposeErratum } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/texts/[noun]/[code]/[field]/erratum",
  { title: ({ t }) => t("claims:erratum.title"), may: can.claim },
  async ({ locale, actor, params, query }) => {
    const found = (await findClaimable(actor, params, "erratum", query.get("language"))) ?? notFound();
    return (
      <ClaimPage locale={locale} actor={actor} kind="erratum" found={found}>
        {found.language && (
          <ErratumForm locale={locale} action={proposeErratum} text={found.text} language={found.language} />
        )}
      </ClaimPage>
    );
  },
);

export { generateMetadata, Page as default };
