import { innerDocument } from "#app/[locale]/(public)/inner-document.ts";
import { addressOf } from "#i18n/address.ts";
import { typedStories } from "#server/pages/page-typed.ts";
import { PageHead } from "#ui/page.tsx";

/**
 * The page server asks for this page alone, and answers with it to a form that was sent without scripts and not taken, or
 * of which nobody knows whether it was. It puts what was typed in the place that is marked.
 */
const { Page, generateMetadata } = innerDocument(
  "errors-pages:signedOut.typed",
  async ({ locale, t, address, story }) => {
    const again = address("x-address") ?? addressOf(locale, "/desk");
    const told = typedStories.find((one) => one === story) ?? "unknown";
    return (
      <>
        <PageHead title={t(`errors-pages:${told}.title`)} lead={t(`errors-pages:${told}.explanation`)} />
        {(told === "signedOut" || told === "outdated") && (
          <div className="part">
            <a href={told === "signedOut" ? addressOf(locale, "/sign-in") : again} target="_blank" rel="noopener">
              {told === "signedOut" ? t("errors-pages:signedOut.signIn") : t("errors-pages:outdated.open")}
            </a>
          </div>
        )}
        <form method="post" encType="multipart/form-data" action={again}>
          <div className="fields single" data-typed={t("errors-pages:signedOut.typed")} />
          {told !== "outdated" && (
            <div className="actions">
              <button type="submit" className="button">
                {t("errors-pages:signedOut.again")}
              </button>
            </div>
          )}
        </form>
      </>
    );
  },
);

export { generateMetadata, Page as default };
