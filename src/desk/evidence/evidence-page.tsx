import type { ReactNode } from "react";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { DropUpload, SentFiles } from "#desk/papers/sent-files.tsx";
import type { EvidenceOf } from "#features/evidence/evidence.ts";
import { EvidenceFiles } from "#features/evidence/evidence-files.tsx";
import { sizeText, whatText } from "#features/uploads/file-text.ts";
import type { AnswerPlace } from "#features/uploads/upload.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
import { type EvidenceDesk, removable } from "./evidence-desk-queries.ts";

type Props = { locale: Locale; actor: Person; desk: EvidenceDesk };

/** The frame of both pages: of whom and which year, who sees the files, and why more come only with another answer. */
export function EvidenceFrame({
  locale,
  actor,
  desk,
  partner,
  children,
}: Props & { partner: string; children: ReactNode }) {
  const t = translator(locale);
  const { recommendation: code, evidenceOf: of, year } = desk.place;
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} status={partner} />
      <Crumbs
        locale={locale}
        items={[
          { href: addressOf(locale, "/desk"), label: t("desk:title") },
          { href: addressOf(locale, "/recommendations/[code]", code), label: code },
          { href: formAddress(desk, locale), label: t(`evidence:form.${of}`, { year }) },
        ]}
      />
      <PageHead
        kicker={t("evidence:kicker", { partner, year })}
        title={t("evidence:title")}
        lead={<Code code={code} />}
      />
      <Desk
        notes={
          <>
            <Note locale={locale} title={t("evidence:who")}>
              {t(`evidence:whoText.${of}`, { partner })}
            </Note>
            <Note locale={locale} title={t(`evidence:stays.${of}`)}>
              {t(`evidence:staysText.${of}`)}
            </Note>
          </>
        }
      >
        {children}
      </Desk>
    </>
  );
}

type Sent = {
  query: URLSearchParams;
  drop: (data: FormData) => Promise<void>;
  renew: (page: FormData) => Promise<void>;
};

/** Files are sent here, wait for the answer with which they go, and stand with the one that was sent. */
export function EvidenceOfAnswer({ locale, actor, desk, ...sent }: Props & Sent) {
  const t = translator(locale);
  const { recommendation: code, evidenceOf: of, partner, year } = desk.place;
  const { waiting } = desk.uploads;
  const fields = { code, partner, year: String(year) };
  const given = [desk.report, desk.assessment].flatMap((answer) => answer?.files ?? []);
  return (
    <>
      <SentFiles
        {...{ locale, actor, fields, ...sent }}
        here={addressOf(locale, "/recommendations/[code]/evidence/[partner]/[year]", code, partner, year)}
        uploads={desk.uploads}
        title={t("evidence:send")}
      />
      <section className="form-part" id="sorting" aria-labelledby="waiting-heading">
        <h2 id="waiting-heading">{waitingText(of, waiting.length, locale)}</h2>
        {waiting.length > 0 && <p>{t(`evidence:waitingLead.${of}`)}</p>}
        <ul className="refused-files">
          {waiting.map((one) => (
            <li key={one.id}>
              <p>
                <a href={one.file?.address}>{one.name}</a>{" "}
                <span className="small">
                  {[...(one.file ? [whatText(one.file, locale)] : []), sizeText(one.bytes, locale)].join(", ")}.{" "}
                  {t("papers:sentBy", { by: one.by.name })}
                </span>
              </p>
              <div className="actions">
                <DropUpload {...{ locale, fields }} drop={sent.drop} upload={one} />
              </div>
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <a className="button" href={formAddress(desk, locale)}>
            {t(`evidence:form.${of}`, { year })}
          </a>
        </p>
      </section>
      {given.length > 0 && (
        <section className="form-part" aria-labelledby="given-heading">
          <h2 id="given-heading">{t("evidence:given")}</h2>
          <EvidenceFiles files={given} locale={locale} />
          {removable(desk).length > 0 && (
            <p className="mt-3">
              <a
                href={addressOf(
                  locale,
                  "/recommendations/[code]/evidence/[partner]/[year]/remove",
                  code,
                  partner,
                  year,
                )}
              >
                {t("documents:files.remove")}
              </a>
            </p>
          )}
        </section>
      )}
    </>
  );
}

function waitingText(of: EvidenceOf, count: number, locale: Locale): string {
  const t = translator(locale);
  return count === 0 ? t(`evidence:noneWaits.${of}`) : t(`evidence:waiting.${of}`, { count });
}

function formAddress({ place: { recommendation, evidenceOf, partner, year } }: EvidenceDesk, locale: Locale): string {
  return evidenceOf === "report"
    ? addressOf(locale, "/recommendations/[code]/report", recommendation, `?year=${year}`)
    : addressOf(locale, "/recommendations/[code]/assess", recommendation, `?partner=${partner}&year=${year}`);
}

/** Beside a form: the files that go along with what it sends, and the page on which more are sent. */
export function FilesAlong({ place, waiting, locale }: { place: AnswerPlace; waiting: number; locale: Locale }) {
  const t = translator(locale);
  const { recommendation, partner, year, evidenceOf: of } = place;
  return (
    <Note locale={locale} title={t("evidence:title")}>
      <p>{waitingText(of, waiting, locale)}</p>
      <p>
        <a href={addressOf(locale, "/recommendations/[code]/evidence/[partner]/[year]", recommendation, partner, year)}>
          {t("evidence:send")}
        </a>
      </p>
    </Note>
  );
}
