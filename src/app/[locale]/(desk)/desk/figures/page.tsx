import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { figureName, Verification } from "#desk/figures/observation-verification.tsx";
import { findFiguresOf, listToVerify } from "#features/profiles/observation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList } from "#i18n/format.ts";
import { numbersIn } from "#lib/paging.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { verifyChosen } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/figures",
  { title: ({ t }) => t("figures:verify.title"), may: can.verifyFigures },
  async ({ locale, t, actor, query }) => {
    const figures = await listToVerify(actor);
    const verified = await findFiguresOf(actor, numbersIn(query, "verified"));
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("figures:verify.title")} lead={t("figures:verify.lead")} />
        {verified.length > 0 && (
          <Outcome>
            {t("figures:done.verified", {
              count: verified.length,
              names: formatList(
                verified.map((figure) => figureName(figure, locale)),
                locale,
              ),
            })}
          </Outcome>
        )}
        {figures.length === 0 ? (
          <EmptyState>{t("figures:verify.none")}</EmptyState>
        ) : (
          <div className="beside">
            <div>
              <Verification locale={locale} action={verifyChosen} figures={figures} />
            </div>
            <div className="notes">
              <Note locale={locale} title={t("figures:verify.compare")}>
                {t("figures:verify.compareText")}
              </Note>
            </div>
          </div>
        )}
      </>
    );
  },
);

export { generateMetadata, Page as default };
