import { answersOf } from "#features/reports/report-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";

/** The report that was just sent: the address says which, the record says what it holds. */
export async function ReportSent({ locale, actor, query }: { locale: Locale; actor: Person; query: URLSearchParams }) {
  const code = query.get("reported");
  if (!code || !actor.partner) return null;
  const answers = await answersOf(actor, actor.partner.id, code);
  const answer = answers.find(({ year }) => String(year) === query.get("year"));
  if (!answer) return null;
  const t = translator(locale);
  const state = t(`states:implementation.${answer.state}`);
  return (
    <Outcome>
      {t(answer.released ? "reports:done.stands" : "reports:done.submitted", { code, year: answer.year, state })}
    </Outcome>
  );
}
