import { expect, test } from "vitest";
import { withStates } from "#i18n/record-text.ts";
import { missingIn } from "./meeting-publication.ts";

const none = { en: null, ru: null };
const meeting = {
  title: withStates({ en: "16th meeting", ru: null }, none),
  city: { en: "Vienna", ru: "Вена" },
  hosts: [],
  outcome: withStates({ en: "Endorsed.", ru: null }, none),
  source: [],
  agenda: [{ title: { en: "One", ru: null } }, { title: { en: null, ru: "Два" } }],
  reported: [
    {
      ...{ what: "agreed" as const, pillar: null, value: 11, qualifier: "exactly" as const },
      source: [{ text: { en: "Para 2", ru: null } }],
    },
  ],
  attendance: [
    {
      what: "participants" as const,
      value: 150,
      qualifier: "moreThan" as const,
      source: [{ text: { en: "Para 1", ru: null } }],
    },
  ],
};
const recommendations = [{ text: { en: "Text", ru: null } }, { text: none }];

test("A language lacks its title and what only the other one has; what nobody knows is not missing", () => {
  expect(missingIn("ru", meeting, recommendations)).toEqual([
    { what: "title", count: 1 },
    { what: "outcome", count: 1 },
    { what: "agenda", count: 1 },
    { what: "attendance", count: 1 },
    { what: "reported", count: 1 },
    { what: "recommendations", count: 1 },
  ]);
  expect(missingIn("en", meeting, recommendations)).toEqual([{ what: "agenda", count: 1 }]);
});
