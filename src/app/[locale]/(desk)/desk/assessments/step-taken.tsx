import { findAssessmentsOf } from "#features/assessments/assessment-queries.ts";
import { answerNames } from "#features/reports/answer-name.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { numbersIn } from "#lib/paging.ts";
import type { Person } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";

/** Names what was just opened or taken back: the address says which, the record says to whom each is open now. */
export async function StepTaken({ locale, actor, query }: { locale: Locale; actor: Person; query: URLSearchParams }) {
  const t = translator(locale);
  const isBack = query.get("act") === "withdraw";
  const moved = await findAssessmentsOf(actor, numbersIn(query, "of"));
  return [...Map.groupBy(moved, ({ openTo }) => openTo)].map(([openTo, all]) => {
    const names = answerNames(all, locale);
    const isTakenBack = openTo === "unit" || (isBack && openTo === "partner");
    return (
      <Outcome key={openTo}>
        {isTakenBack
          ? t(`assessments:step.back.${openTo}`, { names })
          : t(`assessments:step.done.${openTo}`, { names })}
      </Outcome>
    );
  });
}
