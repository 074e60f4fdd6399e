import type { ReactNode } from "react";
import type { UploadPlace } from "#features/uploads/upload.ts";
import { addressOf } from "#i18n/address.ts";
import { ClientTexts } from "#i18n/client-texts.tsx";
import { formatList } from "#i18n/format.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { mostFileBytes } from "#server/files/portal-store.ts";
import { Outcome } from "#ui/desk.tsx";
import { languagesText } from "#ui/publicity.ts";
import { DocumentRows } from "#views/documents/document-list.tsx";
import { DropPlace } from "./drop-place.tsx";
import type { MeetingPapers } from "./paper-queries.ts";

type Props = {
  locale: Locale;
  actor: Person;
  place: UploadPlace;
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
export function SentPapers({
  locale,
  actor,
  place,
  papers,
  query,
  drop,
  renew,
  title,
  children,
}: Props & { title?: string; children?: ReactNode }) {
  const t = translator(locale);
  const { documents, coming, refused, waiting } = papers;
  const { of, code, here, sort } = addressesOf(place, locale);
  const isThere = (one: string) => documents.some((document) => document.code === one);
  const codesIn = (key: string) => (query.get(key) ?? "").split(",").filter(isThere);
  const [sorted, published] = [codesIn("sorted"), codesIn("published")];
  const dropButton = ({ id, name }: { id: string; name: string }) => (
    <form action={drop}>
      {Object.entries({ locale, of, code, upload: id }).map(([field, value]) => (
        <input type="hidden" key={field} name={field} value={value} />
      ))}
      <button type="submit" className="button quiet" aria-label={t("papers:removeOf", { name })}>
        {t("papers:remove")}
      </button>
    </form>
  );
  const own = coming.filter(({ by }) => by.id === actor.id);
  const { form, sending } = resources[locale];
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
      <section className="form-part" id="send" aria-labelledby="drop-heading">
        <h2 id="drop-heading">{title ?? t("papers:send")}</h2>
        <RefusedNow query={query} locale={locale} />
        <ClientTexts locale={locale} files={{ form, sending }}>
          <DropPlace
            path={here}
            signIn={addressOf(locale, "/sign-in")}
            renew={renew}
            megabytes={Math.floor(mostFileBytes() / 1024 / 1024)}
            begun={own.map(({ id, name, bytes, came, modified }) => ({ id, name, bytes, came, modified }))}
            drop={Object.fromEntries(own.map((one) => [one.id, dropButton(one)]))}
          >
            {children}
          </DropPlace>
        </ClientTexts>
        {coming
          .filter(({ by }) => by.id !== actor.id)
          .map(({ id, name, by }) => (
            <p key={id} className="small">
              {t("papers:comingOf", { name, by: by.name })}
            </p>
          ))}
      </section>
      {refused.length > 0 && (
        <section className="form-part" aria-labelledby="refused-heading">
          <h2 id="refused-heading">{t("papers:refused", { count: refused.length })}</h2>
          <ul className="refused-files">
            {refused.map((one) => (
              <li key={one.id}>
                <div>
                  <p>
                    <b>{one.name}</b>
                  </p>
                  {one.refusal && (
                    <p className="refusal">
                      {t(`errors:${one.refusal.error}` as TextKey, one.refusal.details as never)}
                    </p>
                  )}
                </div>
                <div className="actions">{dropButton(one)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
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

export function addressesOf(place: UploadPlace, locale: Locale) {
  if ("meeting" in place) {
    const { meeting: code } = place;
    const here = addressOf(locale, "/meetings/[code]/papers", code);
    return { of: "meeting", code, here, sort: addressOf(locale, "/meetings/[code]/papers/sort", code) };
  }
  const { document: code } = place;
  const here = addressOf(locale, "/documents/[code]/files", code);
  return { of: "document", code, here, sort: addressOf(locale, "/documents/[code]/files/sort", code) };
}

/** A file that came by the plain form and was refused, as the address tells. */
function RefusedNow({ query, locale }: { query: URLSearchParams; locale: Locale }): ReactNode {
  const code = query.get("problem") ?? "";
  if (!Object.hasOwn(resources[locale].errors, code)) return null;
  const t = translator(locale);
  return (
    <div className="summary" role="alert" aria-labelledby="problem-heading">
      <h3 id="problem-heading">{t("errors:title")}</h3>
      <p>
        <a href={code === "languageMissing" ? "#send-language" : "#drop-files"}>
          {t(`errors:${code}` as TextKey, Object.fromEntries(query) as never)}
        </a>
      </p>
      <p className="small">{t("documents:files.again")}</p>
    </div>
  );
}
