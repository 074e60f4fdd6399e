import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";

type Props = { locale: Locale; query: URLSearchParams; here: string; paste: string; lead: string };

/** A plain form that sends one sheet; what was refused says why. */
export function SheetSending({ locale, query, here, paste, lead }: Props) {
  const t = translator(locale);
  const problem = query.get("problem") ?? "";
  const isRefused = Object.hasOwn(resources[locale].errors, problem);
  return (
    <>
      {isRefused && (
        <div className="summary" role="alert" aria-labelledby="problem-heading">
          <h2 id="problem-heading">{t("errors:title")}</h2>
          <p>
            <a href="#sheet">{t(`errors:${problem}` as TextKey, Object.fromEntries(query) as never)}</a>
          </p>
        </div>
      )}
      <p>{lead}</p>
      <p>{t("imports:lead")}</p>
      <form method="post" action={here} encType="multipart/form-data">
        <div className={isRefused ? "form-field bad" : "form-field"}>
          <label htmlFor="sheet">{t("imports:file")}</label>
          <p className="hint" id="sheet-hint">
            {t("imports:fileHint")}
          </p>
          <input id="sheet" type="file" name="file" required accept=".xlsx,.csv,.txt" aria-describedby="sheet-hint" />
        </div>
        <p className="mt-3">
          <button type="submit" className="button">
            {t("imports:send")}
          </button>{" "}
          <a href={paste}>{t("imports:pasteInstead")}</a>
        </p>
      </form>
    </>
  );
}
