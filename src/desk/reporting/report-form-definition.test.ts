import { expect, test } from "vitest";
import { draftName } from "#ui/drafts/draft.ts";
import { draftFormValues } from "./report-form-definition.ts";

test("A report tells the draft of the sheet apart from its own, which a browser names as the form is sent", () => {
  const carried = draftFormValues(2026, { state: null, statement: "Half of it", language: "en", evidence: "" }, "en");
  expect(Object.values(carried)).toContain("Half of it");
  expect(Object.keys(carried)).not.toContain(draftName);
});
