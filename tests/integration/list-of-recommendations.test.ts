import { beforeEach, describe, expect, test } from "vitest";
import { enterList } from "#desk/listing/list-actions.ts";
import { listValues } from "#desk/listing/list-form-definition.ts";
import { chosenByNobody } from "#desk/recording/recommendation-form-definition.ts";
import { mostAtOnce } from "#features/recommendations/recommendation.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import type { FormState, FormValues } from "#ui/form/form-state.ts";

beforeEach(() => portalWith("sample"));

const pasted = [
  "English\tРусский",
  "1. Expand the sharing of operational data between partners\t1. Расширить обмен оперативными данными между партнерами",
  "2. Invite the chemical industry\t",
].join("\n");

async function sent(values: FormValues): Promise<FormState> {
  const first = listValues({ code: "EWG-2021-III" }, chosenByNobody, "en");
  return (await enterList(await personWith("unit"), formOf({ ...first, locale: "en", ...values }))) as FormState;
}

const count = () => database().recommendation.count();

describe("A list of recommendations that is pasted", () => {
  test("comes into rows after those that are filled in, and nothing is entered before they are seen", async () => {
    const before = await count();
    const state = await sent({ pasted, "rows.rows": "2", "rows.0.text.en": "Typed before.", intent: "paste" });
    expect(state).toMatchObject({
      status: "continued",
      values: {
        pasted: "",
        "rows.0.text.en": "Typed before.",
        "rows.1.text.en": "Expand the sharing of operational data between partners",
        "rows.1.text.ru": "Расширить обмен оперативными данными между партнерами",
        "rows.2.text.en": "Invite the chemical industry",
        "rows.2.text.ru": "",
        "rows.rows": "5",
      },
    });
    expect(await count()).toBe(before);
  });

  test("comes into rows, too, where somebody presses the button that would enter it", async () => {
    const before = await count();
    expect(await sent({ pasted })).toMatchObject({ status: "continued", values: { pasted: "" } });
    expect(await count()).toBe(before);
  });

  test("is shown beside what the record holds already, with the rows that are near to it", async () => {
    const one = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
    const state = await sent({ pasted: `Something else altogether, about horses.\n${one.textEn}`, intent: "paste" });
    const found = (state as Extract<FormState, { status: "continued" }>).found;
    expect(found?.records.map(({ code }) => code)).toContain("2021-III-4");
    expect(found?.records.find(({ code }) => code === "2021-III-4")?.facts[0]).toBe("Near to row 2");
  });

  test.each([
    ["holds no words", "12\n\n3."],
    ["is longer than is entered at once", "Meet again.\n".repeat(mostAtOnce + 1)],
    ["is a table wider than any", "x\t".repeat(2000)],
    ["is longer than anything that is agreed", "Meet again. ".repeat(40_000)],
  ])("comes back whole with a sentence where it %s", async (_why, text) => {
    const state = await sent({ pasted: text, intent: "paste" });
    expect(state).toMatchObject({ status: "invalid", problems: [{ field: "pasted" }] });
    expect((state as { values: FormValues }).values.pasted).toBe(text);
  });
});

describe("Several recommendations that are typed", () => {
  test("are numbered in the order of their rows, in one transaction: what one lacks keeps all from the record", async () => {
    const rows = { "rows.rows": "3", "rows.0.text.en": "First.", "rows.2.text.ru": "Третья." };
    const said = { provenance: "official", "source.typed.rows": "1", "source.typed.0.text.en": "Outcome document" };
    const before = await count();
    expect(await sent({ ...rows, ...said, "rows.1.text.en": "x".repeat(5000) })).toMatchObject({
      status: "invalid",
      problems: [{ field: "rows.1.text.en", where: "Row 2" }],
    });
    expect(await count()).toBe(before);
    expect(await sent({ ...rows, ...said })).toMatchObject({ status: "done" });
    const entered = await database().recommendation.findMany({ orderBy: { id: "desc" }, take: 2 });
    expect(entered.map(({ code, textEn, textRu }) => [code, textEn, textRu])).toEqual([
      ["2021-III-11", null, "Третья."],
      ["2021-III-10", "First.", null],
    ]);
  });
});
