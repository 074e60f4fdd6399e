import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { NotOfficialForm } from "#desk/claims/claim-forms.tsx";
import { ClaimPage } from "#desk/claims/claim-page.tsx";
import { findClaimable } from "#desk/claims/claim-page-queries.ts";
import { can } from "#policy.ts";
import { proposeNotOfficial } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/texts/[noun]/[code]/[field]/not-official",
  { title: ({ t }) => t("claims:not-official.title"), may: can.claim },
  async ({ locale, actor, params, query }) => {
    const found = (await findClaimable(actor, params, "not-official", query.get("language"))) ?? notFound();
    return (
      <ClaimPage locale={locale} actor={actor} kind="not-official" found={found}>
        {found.language && (
          <NotOfficialForm locale={locale} action={proposeNotOfficial} text={found.text} language={found.language} />
        )}
      </ClaimPage>
    );
  },
);

export { generateMetadata, Page as default };
