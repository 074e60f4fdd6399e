import { namesText } from "#desk/names-text.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { FocusOn } from "#ui/focus-on.tsx";
import type { Sheet } from "./sheet-queries.ts";

/** Shows what was just sent or saved: the address says which, the record says what it holds. */
export function SheetSent({ locale, sheet, query }: { locale: Locale; sheet: Sheet; query: URLSearchParams }) {
  const asked = query.get("sent");
  if (asked === null) return null;
  const t = translator(locale);
  const codes = asked.split(",");
  const sent = [...sheet.all, ...sheet.unasked].filter(
    ({ recommendation, answer }) => answer && codes.includes(recommendation.code),
  );
  const repeats = sent.length === 1 ? sent[0]?.answer?.repeats : null;
  const list = namesText(
    sent.map(({ recommendation }) => recommendation),
    locale,
  );
  return (
    <>
      <div className="outcome" id="outcome" tabIndex={-1} role="status">
        {sent.length === 0
          ? t("rounds:sheetDone.saved")
          : repeats
            ? t("rounds:sheetDone.same", { code: list, year: repeats })
            : t("rounds:sheetDone.sent", { count: sent.length, codes: list })}
      </div>
      <FocusOn key={query.get("at")} />
    </>
  );
}
