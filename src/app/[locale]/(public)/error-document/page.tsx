import { type Asked, innerDocument } from "#app/[locale]/(public)/inner-document.ts";
import { addressOf } from "#i18n/address.ts";
import { PageHead } from "#ui/page.tsx";

const titleOf = async ({ t, story }: Asked) => t(`errors-pages:${told(story)}.title`);

/** The page server asks for this page alone, and answers with it, under 500 or 503, when another fails. */
const { Page, generateMetadata } = innerDocument(titleOf, async ({ locale, t, address, story }) => {
  const again = address("x-address") ?? addressOf(locale, "");
  return (
    <>
      <PageHead title={t(`errors-pages:${told(story)}.title`)} lead={t(`errors-pages:${told(story)}.explanation`)} />
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

function told(story: string | null): "failed" | "away" {
  return story === "away" ? "away" : "failed";
}
