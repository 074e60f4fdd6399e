import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { withNumeral } from "./numeral.tsx";

type Props = {
  /** as stored: "2021-III-4", "2008-O1", "III-4" */
  code: string;
  href?: string;
  /** the last number of a range: `2021-I-1…8` */
  to?: string | number;
  /** writes the range as words do: "2021-I-1 to 8" in English */
  inText?: Locale;
  /** the number as the title of its page */
  as?: "span" | "h1";
};

/** A number of the record, its pillar numeral in the accent. */
export function Code({ code, href, to, inText, as: Element = "span" }: Props) {
  const between = inText ? translator(inText)("ui:code.to") : "…";
  const number = (
    <>
      {withNumeral(code)}
      {to !== undefined && `${between}${to}`}
    </>
  );
  const className = Element === "h1" ? "code xl" : "code";
  if (Element === "span" && href) {
    return (
      <a className={className} href={href}>
        {number}
      </a>
    );
  }
  return <Element className={className}>{href ? <a href={href}>{number}</a> : number}</Element>;
}
