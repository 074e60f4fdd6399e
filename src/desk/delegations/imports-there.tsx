import type { PendingImport } from "#features/imports/import-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { OneButton } from "./one-button.tsx";

type Props = {
  locale: Locale;
  code: string;
  imports: readonly PendingImport[];
  query: URLSearchParams;
  undo: (data: FormData) => Promise<void>;
};

/** Lists that were brought in: what came of the last one, and those that wait or can be taken back. */
export function ImportsThere({ locale, code, imports, query, undo }: Props) {
  const t = translator(locale);
  const left = query.get("left");
  const isWritten = imports.some(({ id }) => id === query.get("written"));
  return (
    <>
      {isWritten && <Outcome id="outcome">{t("imports:writtenNow")}</Outcome>}
      {left !== null && /^\d{1,5}$/.test(left) && (
        <Outcome id="outcome">
          {t("imports:takenBack")} {Number(left) > 0 && t("imports:leftAsIs", { count: Number(left) })}
        </Outcome>
      )}
      {imports.length > 0 && (
        <section className="form-part" id="imports" aria-labelledby="imports-heading">
          <h2 id="imports-heading">{t("imports:there")}</h2>
          <ul>
            {imports.map(({ id, name, by, begunAt, written }) => (
              <li key={id}>
                <a href={addressOf(locale, "/meetings/[code]/delegations/import/[import]", code, id)}>
                  {name || t("imports:pastedList")}
                </a>
                , {by}, {formatMoment(begunAt, locale)}
                {written !== null && (
                  <OneButton action={undo} values={{ locale, code, import: id }} danger>
                    {t("imports:takeBack")}
                  </OneButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
