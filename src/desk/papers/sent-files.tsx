import type { ReactNode } from "react";
import type { UploadShown } from "#features/uploads/upload-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { ClientTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { mostFileBytes } from "#server/files/portal-store.ts";
import { DropPlace } from "./drop-place.tsx";

type Drop = {
  locale: Locale;
  /** takes away what it is given by its `upload`; `fields` say for which page */
  drop: (data: FormData) => Promise<void>;
  fields: Readonly<Record<string, string>>;
};

type Props = Drop & {
  actor: Person;
  /** the page, to which they are sent */
  here: string;
  uploads: { coming: readonly UploadShown[]; refused: readonly UploadShown[] };
  query: URLSearchParams;
  renew: (page: FormData) => Promise<void>;
  title?: string;
  children?: ReactNode;
};

/** A place to which files are sent, with those on their way, and those that were not taken, which say why. */
export function SentFiles({ locale, actor, here, fields, uploads, query, drop, renew, title, children }: Props) {
  const t = translator(locale);
  const { coming, refused } = uploads;
  const own = coming.filter(({ by }) => by.id === actor.id);
  const { form, sending } = resources[locale];
  const dropOf = (one: UploadShown) => <DropUpload key={one.id} {...{ locale, drop, fields }} upload={one} />;
  return (
    <>
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
            drop={Object.fromEntries(own.map((one) => [one.id, dropOf(one)]))}
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
                <div className="actions">{dropOf(one)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The control by which a file on its way, or one that waits, is taken away. */
export function DropUpload({ locale, drop, fields, upload: { id, name } }: Drop & { upload: UploadShown }) {
  const t = translator(locale);
  return (
    <form action={drop}>
      {Object.entries({ locale, ...fields, upload: id }).map(([field, value]) => (
        <input type="hidden" key={field} name={field} value={value} />
      ))}
      <button type="submit" className="button quiet" aria-label={t("papers:removeOf", { name })}>
        {t("papers:remove")}
      </button>
    </form>
  );
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
