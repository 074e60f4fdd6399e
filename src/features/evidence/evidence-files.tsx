import { sizeText, whatText } from "#features/uploads/file-text.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { EvidenceShown } from "./evidence-queries.ts";

/** The files that bear out an answer, each as it is given out. */
export function EvidenceFiles({ files, locale }: { files: readonly EvidenceShown[]; locale: Locale }) {
  const t = translator(locale);
  if (files.length === 0) return null;
  return (
    <ul className="list-none p-0" aria-label={t("evidence:title")}>
      {files.map((file) => (
        <li key={file.id}>
          {file.address ? <a href={file.address}>{file.name}</a> : file.name}{" "}
          <span className="small">
            {[whatText(file, locale), sizeText(file.bytes, locale)].join(", ")}
            {file.isWaiting && ` ${t("documents:files.waiting")}`}
            {!file.address && !file.isWaiting && ` ${t("documents:files.lost")}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
