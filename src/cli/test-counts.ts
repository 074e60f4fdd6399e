import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { readIfThere } from "#server/installation/data-folder.ts";

/** The checks of a part that held, counted, and each that did not, by name and with what it said. */
export type Counts = { passed: number; failed: number; faults: string[] };

type VitestTest = { status: string; fullName: string; failureMessages?: string[] };
type VitestFile = { name: string; status: string; message?: string; assertionResults: VitestTest[] };

/** Reads what vitest's JSON report counts; a file that fails to load has no tests and still is a failure. */
export function vitestCounts(file: string, exitCode: number): Counts {
  const report = parse(file);
  const files: VitestFile[] = report?.testResults ?? [];
  const unloadable = files.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => fault(name, fullName, failureMessages?.[0])),
  );
  return honest(
    {
      passed: report?.numPassedTests ?? 0,
      failed: (report?.numFailedTests ?? 0) + unloadable.length,
      faults: [...failed, ...unloadable.map(({ name, message }) => fault(name, "could not be loaded", message))],
    },
    exitCode,
  );
}

type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs?: PlaywrightSpec[] };
type PlaywrightSpec = { title: string; file: string; tests: PlaywrightTest[] };
type PlaywrightTest = { status: string; results: { errors?: { message?: string }[] }[] };

export function playwrightCounts(file: string, exitCode: number): Counts {
  const report = parse(file);
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  const faults = specsOf(report ?? {}).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) =>
        fault(
          spec.file,
          spec.title,
          results.flatMap(({ errors }) => errors ?? []).find(({ message }) => message)?.message,
        ),
      ),
  );
  return honest({ passed: expected, failed: unexpected + flaky, faults }, exitCode);
}

function specsOf({ suites = [], specs = [] }: PlaywrightSuite): PlaywrightSpec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** A program that ends badly has failed, whatever it counted. */
function honest(counts: Counts, exitCode: number): Counts {
  if (exitCode === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, faults: [`ended with the code ${exitCode}, though no test failed`] };
}

const longestFault = 600;

function fault(file: string, title: string, message = ""): string {
  const lines = stripVTControlCharacters(message).split("\n");
  const said = lines
    .filter((line) => !line.includes("node_modules"))
    .join("\n")
    .slice(0, longestFault);
  return `${relative(process.cwd(), file)}: ${title}\n${said}`.trim();
}

function parse(file: string) {
  try {
    return JSON.parse(readIfThere(file) ?? "null");
  } catch {
    return null;
  }
}
