import type { ZodError } from "zod";
import { longestStatement } from "#features/reports/report.ts";
import type { T } from "#i18n/t.ts";

const fields = ["year", "state", "statement", "language", "evidence"] as const;

/** Says what is wrong with a report, one sentence for each control, in their order. */
export function fieldProblems(error: ZodError, statement: string, t: T) {
  const wrong = new Set(error.issues.map(({ path }) => String(path[0])));
  const messages = {
    year: t("reports:problem.year"),
    state: t("reports:problem.state"),
    statement: statement.trim()
      ? t("reports:problem.statementLong", { count: longestStatement })
      : t("reports:problem.statement"),
    language: t("reports:problem.language"),
    evidence: t("reports:problem.evidence"),
  };
  return fields.flatMap((field) => (wrong.has(field) ? [{ field, message: messages[field] }] : []));
}
