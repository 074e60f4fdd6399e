import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { filesInTrouble } from "#features/documents/document-file-queries.ts";
import { pageOf } from "#features/reports/matrix.ts";
import { addressOf } from "#i18n/address.ts";
import { numberIn } from "#lib/paging.ts";
import { can } from "#policy.ts";
import { Pagination } from "#ui/filters.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { FilesInTrouble } from "#views/documents/files-in-trouble.tsx";
import { listWaiting } from "#views/waiting/next-step-queries.ts";
import { WaitingList } from "#views/waiting/waiting-list.tsx";

const perPage = 50;

/** Everything that waits for somebody, what has waited longest first: what the unit asks after. */
const { Page, generateMetadata } = deskPage(
  "/desk/waiting",
  { title: ({ t }) => t("recommendations:next.list.title"), may: can.editRecommendations },
  async ({ locale, t, actor, query }) => {
    const all = await listWaiting(actor);
    const files = await filesInTrouble(actor);
    const [waiting, page, pages] = pageOf(all, numberIn(query, "page") ?? 1, perPage);
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("recommendations:next.list.title")} lead={t("recommendations:next.list.lead")} />
        {all.length === 0 ? (
          <EmptyState>{t("recommendations:next.list.none")}</EmptyState>
        ) : (
          <WaitingList {...{ locale, waiting }} />
        )}
        {pages > 1 && (
          <Pagination
            {...{ locale, page, pages }}
            shown={waiting.length}
            total={all.length}
            href={(number) => addressOf(locale, "/desk/waiting", `?page=${number}`)}
          />
        )}
        <FilesInTrouble {...{ locale, files }} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
