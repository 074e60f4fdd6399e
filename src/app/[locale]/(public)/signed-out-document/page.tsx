import { innerDocument } from "#app/[locale]/(public)/inner-document.ts";
import { addressOf } from "#i18n/address.ts";
import { PageHead } from "#ui/page.tsx";

/**
 * What the page server answers, under 403, to a form that was sent without scripts after its session had ended; asked for
 * by nobody else. It puts what was typed in the place that is marked.
 */
const { Page, generateMetadata } = innerDocument("errors-pages:signedOut.title", async ({ locale, t, address }) => {
  const again = address("x-address") ?? addressOf(locale, "/desk");
  return (
    <>
      <PageHead title={t("errors-pages:signedOut.title")} lead={t("errors-pages:signedOut.explanation")} />
      <div className="part">
        <a href={addressOf(locale, "/sign-in")} target="_blank" rel="noopener">
          {t("errors-pages:signedOut.signIn")}
        </a>
      </div>
      <form method="post" encType="multipart/form-data" action={again}>
        <div className="fields single" data-typed={t("errors-pages:signedOut.typed")} />
        <div className="actions">
          <button type="submit" className="button">
            {t("errors-pages:signedOut.again")}
          </button>
        </div>
      </form>
    </>
  );
});

export { generateMetadata, Page as default };
