import type { Tally } from "#features/reports/matrix.ts";
import { silenceCodes } from "#features/reports/report.ts";
import type { Texts } from "./ledger.ts";
import type { LedgerPage } from "./ledger-queries.ts";

/** A program is told, too, that silence may be no more than that nothing is open to it. */
export function ledgerJson({ recommendations, texts, waiting, waitingSince, answers, byYear, ...ledger }: LedgerPage) {
  const answersJson = ({ noReport, ...said }: Tally) => ({ ...said, [silenceCodes[ledger.sight]]: noReport });
  return {
    recommendations,
    states: statesJson(texts),
    waitingForPolicyMeeting: waiting,
    waitingSince,
    answers: answersJson(answers),
    byYear: byYear.map((of) => ({
      year: of.year,
      recommendations: of.recommendations,
      states: statesJson(of.texts),
      answers: answersJson(of.answers),
    })),
  };
}

function statesJson(texts: Texts) {
  return Object.fromEntries(texts.map(({ status, count }) => [status, count]));
}
