import { readIfThere } from "#server/installation/data-folder.ts";

export type Counts = { passed: number; failed: number };

/** Reads what vitest's JSON report counts; a file that fails to load has no tests and still is a failure. */
export function vitestCounts(file: string, exitCode: number): Counts {
  const report = parse(file);
  const files: { status: string; assertionResults: unknown[] }[] = report?.testResults ?? [];
  const unloadable = files.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return honest(
    { passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + unloadable.length },
    exitCode,
  );
}

export function playwrightCounts(file: string, exitCode: number): Counts {
  const report = parse(file);
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return honest({ passed: expected, failed: unexpected + flaky }, exitCode);
}

/** A program that ends badly has failed, whatever it counted. */
function honest({ passed, failed }: Counts, exitCode: number): Counts {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

function parse(file: string) {
  try {
    return JSON.parse(readIfThere(file) ?? "null");
  } catch {
    return null;
  }
}
