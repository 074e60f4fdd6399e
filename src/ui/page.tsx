import type { ReactNode } from "react";
import { addressOf } from "#i18n/address.ts";
import { hyphenate } from "#i18n/hyphenate.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Format } from "#lib/formats.ts";

export type Link = { href: string; label: ReactNode };

/** Ancestors only, from the home page on, which it adds itself; never the page itself. */
export function Crumbs({ locale, items }: { locale: Locale; items: readonly Link[] }) {
  const t = translator(locale);
  return (
    <nav className="crumbs" aria-label={t("ui:nav.crumbs")}>
      <ol>
        {[{ href: addressOf(locale, ""), label: t("ui:nav.home") }, ...items].map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/**
 * The head of a page: title, or a number as title, with what stands at the right of it: an imprint, a big code, dates
 * of neighbours. `kicker` is what kind of page, above; `lead` the statement of the page, below.
 */
export function PageHead({
  title,
  kicker,
  lead,
  aside,
}: {
  /** text, or `<Code as="h1" />` */
  title: ReactNode;
  kicker?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <header className="head">
      <div>
        {kicker && <p className="kicker">{kicker}</p>}
        {typeof title === "string" ? <h1>{title}</h1> : title}
        {lead && <p className="lead">{lead}</p>}
      </div>
      {aside && <div>{aside}</div>}
    </header>
  );
}

/** At the head of a record, as on a document: distribution, date, language states, previous and next. */
export function Imprint({
  locale,
  lines,
  previous,
  next,
}: {
  locale: Locale;
  lines: readonly ReactNode[];
  previous?: { href: string; code: string } | null;
  next?: { href: string; code: string } | null;
}) {
  const t = translator(locale);
  return (
    <div className="imprint">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
        <p key={index}>{line}</p>
      ))}
      {(previous || next) && (
        <p className="neighbours">
          {previous && (
            <a href={previous.href} rel="prev" aria-label={t("ui:imprint.previous", { code: previous.code })}>
              ← {previous.code}
            </a>
          )}
          {next && (
            <a href={next.href} rel="next" aria-label={t("ui:imprint.next", { code: next.code })}>
              {next.code} →
            </a>
          )}
        </p>
      )}
    </div>
  );
}

/** A part of a page under its rule. With `note`, what it holds takes the first two columns and the note the third. */
export function Section({
  id,
  title,
  children,
  note,
}: {
  /** for links to it; also names the heading */
  id: string;
  title: ReactNode;
  children: ReactNode;
  note?: ReactNode;
}) {
  return (
    <section className="part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {note ? (
        <div className="beside">
          <div>{children}</div>
          <div className="notes">{note}</div>
        </div>
      ) : (
        children
      )}
    </section>
  );
}

/** Rows in the three columns: number, date or label | text | note. */
export function Book({ children }: { children: ReactNode }) {
  return <div className="rows">{children}</div>;
}

export function BookRow({
  label,
  children,
  note,
  id,
}: {
  label?: ReactNode;
  children: ReactNode;
  note?: ReactNode;
  id?: string;
}) {
  return (
    <div className="book" id={id}>
      <div className="label">{typeof label === "string" ? hyphenate(label) : label}</div>
      <div>{children}</div>
      {note && <div className="notes">{note}</div>}
    </div>
  );
}

/** What is missing, why, and one or two links onward. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <div className="empty-state">{children}</div>;
}

/** "This page as data: JSON, CSV": the same address with the suffix and the same filters. */
export function DataLinks({
  locale,
  path,
  search = "",
  formats,
  of = "page",
}: {
  locale: Locale;
  /** with the language: "/en/recommendations" */
  path: string;
  /** with its question mark, or empty */
  search?: string;
  formats: readonly Format[];
  of?: "page" | "table";
}) {
  return (
    <p className="data-links">
      {translator(locale)(of === "page" ? "ui:data.page" : "ui:data.table")}{" "}
      {formats.map((format, index) => (
        <span key={format}>
          {index > 0 && ", "}
          <a href={`${path}.${format}${search}`}>{format.toUpperCase()}</a>
        </span>
      ))}
    </p>
  );
}

/** The same page in another language: keeps path and query. `path` begins with the present language. */
export function inOtherLanguage(path: string, search: string, from: Locale, to: Locale): string {
  const below = path.startsWith(`/${from}/`) ? path.slice(from.length + 1) : "";
  return `/${to}${below}${search}`;
}
