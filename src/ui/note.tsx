import type { ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

/**
 * Beside what it is about, and after it in the source. `source`: where it comes from, with paragraph; `look`: sample
 * text, unofficial translation, fallback language, outdated, sources disagree, a floor that may not be added up.
 */
export function Note({
  kind = "source",
  title,
  locale,
  children,
  lang,
}: {
  kind?: "source" | "look";
  /** the kind of note; a source note says "Source" by itself */
  title?: ReactNode;
  locale: Locale;
  children: ReactNode;
  lang?: Locale;
}) {
  return (
    <aside className={`note ${kind}`} role="note">
      <b>{title ?? translator(locale)("ui:note.source")}</b>
      <div lang={lang}>{children}</div>
    </aside>
  );
}
