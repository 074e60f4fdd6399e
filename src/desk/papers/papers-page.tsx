import type { ReactNode } from "react";
import type { AnswerPlace, UploadPlace } from "#features/uploads/upload.ts";
import { addressOf } from "#i18n/address.ts";
import { formatList } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { languagesText } from "#ui/publicity.ts";
import { DocumentRows } from "#views/documents/document-list.tsx";
import type { MeetingPapers } from "./paper-queries.ts";
import { SentFiles } from "./sent-files.tsx";

type Props = {
  locale: Locale;
  actor: Person;
  place: PaperPlace;
  papers: MeetingPapers;
  query: URLSearchParams;
  drop: (data: FormData) => Promise<void>;
  renew: (page: FormData) => Promise<void>;
};

/** A place to send papers, what is on its way, what waits to be sorted out, and the papers that there are. */
export function MeetingPapersDesk({ code, ...props }: Omit<Props, "place"> & { code: string }) {
  const { locale, papers } = props;
  const t = translator(locale);
  const { documents } = papers;
  return (
    <>
      <SentPapers {...props} place={{ meeting: code }} />
      <section className="form-part" aria-labelledby="papers-heading">
        <h2 id="papers-heading">{t("papers:there")}</h2>
        {documents.length > 0 ? <DocumentRows documents={documents} locale={locale} /> : <p>{t("papers:none")}</p>}
        {documents.length > 0 && (
          <p className="mt-3">
            <a className="button" href={addressOf(locale, "/meetings/[code]/papers/publish", code)}>
              {t("papers:publish")}
            </a>
          </p>
        )}
      </section>
    </>
  );
}

/** Files are sent here; those that were not taken say why, and those that wait are led to the table in which they are sorted out. */
export function SentPapers({ place, papers, ...props }: Props & { title?: string; children?: ReactNode }) {
  const { locale, query } = props;
  const t = translator(locale);
  const { documents, waiting } = papers;
  const { of, code, here, sort } = addressesOf(place, locale);
  const isThere = (one: string) => documents.some((document) => document.code === one);
  const codesIn = (key: string) => (query.get(key) ?? "").split(",").filter(isThere);
  const [sorted, published] = [codesIn("sorted"), codesIn("published")];
  return (
    <>
      {sorted.length > 0 && (
        <Outcome key={query.get("at") ?? ""} id="outcome">
          {t("papers:sorted", { count: sorted.length, codes: sorted.join(", ") })}
        </Outcome>
      )}
      {published.length > 0 && (
        <Outcome key={query.get("at") ?? ""} id="outcome">
          {t("papers:published", {
            count: published.length,
            languages: languagesText(
              locales.filter((one) => query.get("in")?.split(",").includes(one)),
              locale,
            ),
            codes: formatList(published, locale),
          })}
        </Outcome>
      )}
      <SentFiles {...props} here={here} fields={{ of, code }} uploads={papers} />
      {waiting.length > 0 && (
        <section className="form-part" id="sorting" aria-labelledby="sorting-heading">
          <h2 id="sorting-heading">{t("papers:waiting", { count: waiting.length })}</h2>
          <p>{t("papers:waitingLead", { count: waiting.length })}</p>
          <p className="mt-3">
            <a className="button" href={sort}>
              {t("papers:sort", { count: waiting.length })}
            </a>
          </p>
        </section>
      )}
    </>
  );
}

/** Papers are sent for a meeting, or for a document that is there. */
export type PaperPlace = Exclude<UploadPlace, AnswerPlace>;

export function addressesOf(place: PaperPlace, locale: Locale) {
  if ("meeting" in place) {
    const { meeting: code } = place;
    const here = addressOf(locale, "/meetings/[code]/papers", code);
    return { of: "meeting", code, here, sort: addressOf(locale, "/meetings/[code]/papers/sort", code) };
  }
  const { document: code } = place;
  const here = addressOf(locale, "/documents/[code]/files", code);
  return { of: "document", code, here, sort: addressOf(locale, "/documents/[code]/files/sort", code) };
}
