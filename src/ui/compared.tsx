import type { Locale } from "#i18n/locale.ts";
import type { T } from "#i18n/texts.ts";
import type { Piece } from "#lib/compared.ts";

/**
 * A text beside an earlier one: what was left out struck through, what is new underlined, both said to who cannot see it.
 * `t` is that of a page or of a form in the browser.
 */
export function ComparedWords({ pieces, locale, t }: { pieces: readonly Piece[]; locale: Locale; t: T }) {
  return pieces.map(({ kind, text }, index) => {
    if (kind === "same") return text;
    const Element = kind === "inserted" ? "ins" : "del";
    const isInstead = kind === "inserted" && pieces[index - 1]?.kind === "deleted" && /^[\p{L}\p{N}]/u.test(text);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
      <Element key={index} className={isInstead ? "instead" : undefined}>
        <span className="unseen" lang={locale}>{` ${t(`form:compared.${kind}`)} `}</span>
        {text}
        <span className="unseen" lang={locale}>{` ${t("form:compared.end")} `}</span>
      </Element>
    );
  });
}
