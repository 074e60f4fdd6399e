import { expect } from "vitest";
import { recordLineage, takeBackStep } from "#desk/lineage/lineage-actions.ts";
import { stepValue } from "#desk/lineage/lineage-form-definition.ts";
import { lookForNear } from "#desk/lineage/near-actions.ts";
import type { Step } from "#features/recommendations/lineage.ts";
import { can } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { formOf, type Job } from "./job.ts";

const step: Step = { kind: "reworded", from: ["2009-II-a"], to: ["2021-II-1"] };

export const lineage: Job[] = [
  {
    does: "says what a recommendation continues",
    name: "recordLineage",
    once: "key",
    action: recordLineage,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () => ({
      code: "2021-II-1",
      telling: "from-reworded",
      others: ["2009-II-a"],
      "source.typed.rows": "1",
      "source.typed.0.text.en": "Report",
    }),
    outcome: { status: "done", message: expect.stringContaining("2009-II-a") },
    kept: [() => database().lineage.count({ where: { from: { code: "2009-II-a" } } }), 1],
    wrong: [{ telling: "", others: [] }, ["telling", "others"]],
  },
  {
    does: "takes a step of the line back",
    name: "takeBackStep",
    once: "key",
    action: takeBackStep,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    prepare: async () => {
      const told = {
        code: "2021-II-1",
        telling: "from-reworded",
        others: ["2009-II-a"],
        "source.typed.rows": "1",
        "source.typed.0.text.en": "Report",
      };
      await recordLineage(await personWith("unit"), formOf(told));
    },
    form: async () => ({ step: stepValue(step), "mistake.en": "Another one." }),
    outcome: { status: "done", message: expect.stringContaining("2009-II-a") },
    kept: [() => database().lineage.count({ where: { from: { code: "2009-II-a" } } }), 0],
    wrong: [{ step: "", "mistake.en": "" }, ["step", "mistake"]],
  },
  {
    does: "looks while somebody writes for what the record holds already",
    name: "lookForNear",
    once: "nothing",
    action: lookForNear,
    may: can.translate,
    by: ["translator", "unit", "admin"],
    form: async () => ({
      code: "",
      "text.en": "Strengthen national control of precursors used in illicit heroin manufacture.",
    }),
    outcome: { records: expect.arrayContaining([expect.objectContaining({ code: "2019-III-1" })]) },
    refusal: () => null,
  },
];
