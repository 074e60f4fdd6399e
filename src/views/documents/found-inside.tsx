import { nameOfLanguage } from "#features/documents/document-file.ts";
import type { Locale } from "#i18n/locale.ts";
import type { FoundInside } from "./document-search.ts";
import { placeText } from "./found-place.ts";

/** The places in the files of a document where words stand that were looked for: in which file, where, and the sentence. */
export function FoundInFiles({ found, locale }: { found: readonly FoundInside[]; locale: Locale }) {
  return found.map((one) => (
    <p key={`${one.language} ${one.place} ${one.number} ${one.name}`} className="found">
      <b title={nameOfLanguage(one.language, locale)}>{one.language.toUpperCase()}</b>, {placeText(one, locale)}:{" "}
      <q lang={one.language} dir="auto">
        {one.sentence.map(({ text, isFound }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are never reordered
          isFound ? <mark key={index}>{text}</mark> : text,
        )}
      </q>
    </p>
  ));
}
