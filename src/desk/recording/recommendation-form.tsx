import { above, lockedFor, originalWords, settledWords } from "#desk/claims/settled-words.tsx";
import { type LookForNear, NearBox } from "#desk/lineage/near-box.tsx";
import { behindWords } from "#desk/text-telling.tsx";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { lineageKinds } from "#features/recommendations/lineage.ts";
import { isVerb, moves } from "#features/recommendations/recommendation.ts";
import { MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { ReasonWords } from "#features/translations/sent-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { formatList, formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { Form } from "#ui/form/form.tsx";
import type { Findings, FormAction } from "#ui/form/form-state.ts";
import { Note } from "#ui/note.tsx";
import { SourceWords } from "#ui/source.tsx";
import { TextState } from "#ui/state.tsx";
import { addressedText } from "#views/recommendation/addressees.tsx";
import type { Change, RecommendationForDesk } from "./recommendation-desk-queries.ts";
import { CorrectionFields } from "./recommendation-fields.tsx";
import { correctionValues, saysProvenance } from "./recommendation-form-definition.ts";
import { provenanceOptions, recommendationFormWords } from "./recommendation-form-words.ts";

type Props = { locale: Locale; page: RecommendationForDesk };

/** The words of a recommendation, to be corrected or brought up to date in the other language. */
export function RecommendationForm({
  locale,
  action,
  lookForNear,
  page,
  actor,
  near,
  offered,
}: Props & {
  /** sources that its meeting has already */
  offered: readonly string[];
  action: FormAction;
  lookForNear: LookForNear;
  actor: Actor;
  /** the recommendations near to it as it is recorded; `null` once it is no draft any more */
  near: Findings | null;
}) {
  const t = translator(locale);
  const { text, rights } = page;
  const settled = lockedFor(actor, rights);
  const place = { subject: "recommendation", key: page.code, field: "text" } as const;
  return (
    <Form
      action={action}
      initial={correctionValues(page, actor, locale)}
      submit={t("staff:correct.submit")}
      keptAs={keptAs("recommendation", page.code, page)}
      others={
        <a className="button quiet" href={addressOf(locale, "/recommendations/[code]", page.code)}>
          {t("staff:meeting.seen")}
        </a>
      }
    >
      <CorrectionFields
        words={recommendationFormWords(locale, offered, { text, settled })}
        states={above(
          settledWords(text, place, rights.settled, locale),
          originalWords(actor, rights, locale),
          behindWords(text, locale),
        )}
        settled={settled}
        hasSource={can.editRecommendations(actor)}
        near={
          near && (
            <NearBox
              lookForNear={lookForNear}
              initial={near}
              continueAt={
                can.editRecommendations(actor) ? addressOf(locale, "/recommendations/[code]/lineage", page.code) : null
              }
            />
          )
        }
        provenances={saysProvenance(actor, page) ? provenanceOptions(locale) : null}
      />
    </Form>
  );
}

/** Everything that was done with it, newest first: who, when, where and why. */
export function RecommendationChanges({ locale, changes }: { locale: Locale; changes: readonly Change[] }) {
  const t = translator(locale);
  return (
    <section className="form-part" aria-labelledby="history-heading">
      <h2 id="history-heading">{t("staff:correct.history")}</h2>
      <ol className="changes">
        {changes.map((change) => (
          <li key={change.id}>
            <ChangeLine locale={locale} change={change} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChangeLine({ locale, change }: { locale: Locale; change: Change }) {
  const { verb, by, at, meeting, reason, source, addressed } = change;
  const t = translator(locale);
  const to = isVerb(verb) ? moves[verb].to : null;
  const status = to === "before" ? null : to;
  const told = verb === "reinstate" && !change.lineage ? "reopen" : verb;
  const word = verbs.find((one) => one === told) ?? "other";
  const moment = formatMoment(at, locale);
  return (
    <>
      {status ? (
        <TextState state={status} locale={locale}>
          {t(`staff:correct.verbs.${word}`)}
        </TextState>
      ) : (
        <b>{lineageText(change, locale) ?? t(`staff:correct.verbs.${word}`)}</b>
      )}
      {meeting && (
        <>
          {", "}
          <MeetingMention meeting={meeting} locale={locale} />
        </>
      )}
      <p className="small soft">
        {by ? t("staff:correct.by", { name: by, moment }) : t("staff:correct.byPortal", { moment })}
      </p>
      {addressed && <p>{addressedText(addressed, locale)}</p>}
      {(reason.en || reason.ru) && (
        <p>
          <ReasonWords {...{ reason, locale }} translation={change.reasonTranslation} />
        </p>
      )}
      {source.length > 0 && (
        <Note locale={locale}>
          <SourceWords source={source} locale={locale} />
        </Note>
      )}
    </>
  );
}

/** "Reworded as 2021-III-3": what was said of its lineage, or taken back. */
function lineageText({ verb, lineage }: Change, locale: Locale): string | null {
  const change = lineageVerbs.find((one) => one === verb);
  if (!change || !lineage) return null;
  const [from, to] = [formatList(lineage.from, locale), formatList(lineage.to, locale)];
  return translator(locale)(`lineage:changes.${change}`, { from, to });
}

const lineageVerbs = [
  ...lineageKinds.flatMap((kind) => [`continue-${kind}`, `continued-${kind}`] as const),
  "discontinue",
  "discontinued",
] as const;

const verbs = [
  "draft",
  "record",
  "agree",
  "forward",
  "endorse",
  "amend",
  "return",
  "note",
  "supersede",
  "reinstate",
  "close",
  "reopen",
  "endorse-instead",
  "amend-instead",
  "return-instead",
  "note-instead",
  "undecide",
  "correct",
  "words",
  "publish",
  "withdraw",
  "address",
  "record-commitment",
  "discard",
  "void",
  "restore",
  "renumber",
] as const;
