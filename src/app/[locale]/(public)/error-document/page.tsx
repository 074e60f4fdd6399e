import { innerDocument } from "#app/[locale]/(public)/inner-document.ts";
import { addressOf } from "#i18n/address.ts";
import { PageHead } from "#ui/page.tsx";

/** What the page server answers, under 500, when a page fails; asked for by nobody else. */
const { Page, generateMetadata } = innerDocument("errors-pages:failed.title", async ({ locale, t, address }) => {
  const again = address("x-address") ?? addressOf(locale, "");
  return (
    <>
      <PageHead title={t("errors-pages:failed.title")} lead={t("errors-pages:failed.explanation")} />
      <div className="part">
        <ul className="list-none pl-0">
          <li>
            <a href={again}>{t("errors-pages:failed.again")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "")}>{t("ui:nav.home")}</a>
          </li>
        </ul>
      </div>
    </>
  );
});

export { generateMetadata, Page as default };
