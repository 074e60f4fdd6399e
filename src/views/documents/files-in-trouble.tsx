import type { FileTrouble } from "#features/documents/document-file-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Section } from "#ui/page.tsx";

/** So many are named; who mends these finds the next. */
const mostNamed = 12;

/** Files with which something is amiss, counted by it, with their documents. */
export function FilesInTrouble({ files, locale }: { files: ReadonlyMap<FileTrouble, string[]>; locale: Locale }) {
  const t = translator(locale);
  if (files.size === 0) return null;
  return (
    <Section id="files" title={t("documents:trouble.title")}>
      {[...files].map(([trouble, codes]) => {
        const distinct = [...new Set(codes)];
        return (
          <p key={trouble} className="mt-3">
            <b>{t(`documents:trouble.${trouble}`, { count: codes.length })}</b>:{" "}
            {distinct.slice(0, mostNamed).map((code, index) => (
              <span key={code}>
                {index > 0 && ", "}
                <Code code={code} href={addressOf(locale, "/documents/[code]/files", code)} />
              </span>
            ))}{" "}
            {distinct.length > mostNamed && t("documents:trouble.more", { count: distinct.length - mostNamed })}
          </p>
        );
      })}
    </Section>
  );
}
