import type { ReactNode } from "react";
import { EvidenceFiles } from "#features/evidence/evidence-files.tsx";
import { SentWords } from "#features/translations/sent-words.tsx";
import { capital, dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { Tag } from "#ui/text.tsx";
import { relationTo } from "./assessment.ts";
import type { AssessmentItem } from "./assessment-queries.ts";

type Claim = { id: number; year: number; state: AssessmentItem["state"] };
type Props = { assessment: AssessmentItem; locale: Locale };

/**
 * The unit's view under what the partner says, under its own name. Where they differ both stand side by side with the
 * same weight, as sources that disagree.
 */
export function WithAssessment({
  assessment,
  claim,
  locale,
  children,
}: Omit<Props, "assessment"> & {
  assessment: AssessmentItem | undefined;
  /** the partner's words on that year; `null` where this reader knows of nothing */
  claim: Claim | null;
  /** the claim in words */
  children: ReactNode;
}) {
  if (!assessment) return children;
  const t = translator(locale);
  const relation = relationTo(claim, assessment);
  if (relation !== "differs") {
    return (
      <>
        {children}
        <div className="mt-4">
          <p className="small">{t("assessments:unitSees")}</p>
          <AssessmentWords {...{ assessment, locale }}>
            {relation === "beforeReport" && <Tag tone="soft">{capital(t("assessments:beforeReport"), locale)}</Tag>}
          </AssessmentWords>
        </div>
      </>
    );
  }
  return (
    <div className="disagreement">
      <div className="statement">
        <p className="small">{t("assessments:partnerSays")}</p>
        {children}
      </div>
      <div className="statement">
        <p className="small">{t("assessments:unitSees")}</p>
        <AssessmentWords {...{ assessment, locale }} />
      </div>
    </div>
  );
}

/** State, reason, and the marks of both. */
export function AssessmentWords({ assessment, locale, children }: Props & { children?: ReactNode }) {
  const t = translator(locale);
  const { state, statement, language, translation, sample, openTo } = assessment;
  return (
    <>
      <p>
        <ImplementationState state={state} locale={locale} /> {children}
      </p>
      <p className="mt-2">
        <SentWords words={statement} {...{ language, translation, locale }} />{" "}
        {sample && <Tag>{capital(t("assessments:sample"), locale)}</Tag>}{" "}
        {openTo !== "public" && <Tag tone="soft">{t(`assessments:openTo.${openTo}`)}</Tag>}
      </p>
    </>
  );
}

/** Beside it: its day, and what a disagreement means for what is counted. */
export function AssessmentNote({ assessment, claim, locale }: Props & { claim: Claim | null }) {
  const t = translator(locale);
  const assessed = t("assessments:assessed", { date: formatDate(dayOf(assessment.assessedAt), locale) });
  const differs = relationTo(claim, assessment) === "differs";
  return (
    <Note kind={differs ? "look" : "source"} locale={locale} title={differs ? t("assessments:differs") : assessed}>
      {differs && (
        <>
          <p>{t("assessments:differsText")}</p>
          <p>{assessed}</p>
        </>
      )}
      <EvidenceFiles files={assessment.files} locale={locale} />
    </Note>
  );
}
