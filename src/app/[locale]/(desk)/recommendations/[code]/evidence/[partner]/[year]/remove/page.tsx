import { notFound } from "next/navigation";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { removeEvidenceFile } from "#app/[locale]/(desk)/recommendations/[code]/evidence/[partner]/[year]/actions.ts";
import { findEvidenceDesk, removable } from "#desk/evidence/evidence-desk-queries.ts";
import { EvidenceFrame } from "#desk/evidence/evidence-page.tsx";
import { RemoveFile } from "#desk/removing/remove-file.tsx";
import { plainWords } from "#i18n/record-words.ts";
import { can } from "#policy.ts";
import { findPartner } from "#views/partner/find-partner.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/evidence/[partner]/[year]/remove",
  { title: ({ t, params }) => `${t("documents:files.remove")}, ${params.code}`, may: can.sendFiles },
  async ({ locale, t, actor, params }) => {
    const desk = (await findEvidenceDesk(actor, params)) ?? notFound();
    const partner = plainWords((await findPartner(actor, desk.place.partner))?.name, locale) ?? desk.place.partner;
    const files = removable(desk).map(({ id, name }) => ({ value: String(id), label: name }));
    return (
      <EvidenceFrame {...{ locale, actor, desk, partner }}>
        <RemoveFile
          {...{ locale, files }}
          code={desk.code}
          lead={t("evidence:removeLead")}
          action={removeEvidenceFile}
        />
      </EvidenceFrame>
    );
  },
);

export { generateMetadata, Page as default };
