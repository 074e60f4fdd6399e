import { findAddressee, findStanding } from "#features/assessments/assessment-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";

/** The assessment that was just made: the address says which, the record says what it holds. */
export async function AssessmentMade({
  locale,
  actor,
  query,
}: {
  locale: Locale;
  actor: Person;
  query: URLSearchParams;
}) {
  const recommendation = query.get("assessed");
  const partnerId = recommendation && (await findAddressee(actor, recommendation, query.get("partner") ?? ""));
  if (!recommendation || !partnerId) return null;
  const { assessment } = await findStanding(actor, { recommendation, partnerId }, Number(query.get("year")));
  if (!assessment) return null;
  const t = translator(locale);
  const { partner, year } = assessment;
  return (
    <Outcome>
      {t("assessments:done.assessed", {
        code: recommendation,
        partner: plainWords(partner.name, locale) ?? partner.code,
        year,
        state: t(`states:implementation.${assessment.state}`),
      })}
    </Outcome>
  );
}
