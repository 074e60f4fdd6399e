import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Every job of the desk is tried in it, one after the other. */
const isLong = ({ moduleId }: TestSpecification) =>
  readFileSync(moduleId, "utf8").includes("#tests/support/desk/jobs.ts");

/** A fresh checkout knows of no earlier run: the longest files would begin last, and run alone in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { long = [], short = [] } = Object.groupBy(await super.sort(files), (file) =>
      isLong(file) ? "long" : "short",
    );
    return [...long, ...short];
  }
}
