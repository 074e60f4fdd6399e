import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

/** A page of the desk that is somebody else's: said in one sentence, with the way back. */
export function NotAllowed({ locale, title }: { locale: Locale; title: string }) {
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={title} />
      <EmptyState>
        <p>{refusalText({ error: "notAllowed" }, locale)}</p>
        <p>
          <a href={addressOf(locale, "/desk")}>{t("desk:back")}</a>
        </p>
      </EmptyState>
    </>
  );
}
