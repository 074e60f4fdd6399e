import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { publishPapers, sortPapers } from "#desk/papers/paper-actions.ts";
import { papersPublishingForm, papersValues, rowName } from "#desk/papers/paper-form-definition.ts";
import { findPapers } from "#desk/papers/paper-queries.ts";
import { versionsOf } from "#desk/recording/chosen.ts";
import { lacksOf } from "#features/documents/document-lacks.ts";
import { inOrderOfMeeting } from "#features/documents/document-order.ts";
import { takeUpload } from "#features/uploads/upload-commands.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { choiceName } from "#ui/form/form-names.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

const root = mkdtempSync(join(tmpdir(), "portal-papers-"));
process.env.PORTAL_FILES = root;
const code = "EWG-2021-III";

beforeEach(() => portalWith("sample"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function sent(...names: string[]): Promise<void> {
  for (const name of names) {
    const staged = done(await stageFile(Readable.from([Buffer.from(`Words of ${name}`)]), fileStore().incoming, 1000));
    const inspected = { kind: "txt", pages: null, name, isReadable: true } as const;
    done(await takeUpload(await personWith("unit"), fileStore(), { meeting: code }, { staged, inspected }));
  }
}

async function papersNow() {
  return findPapers(portal, await database().meeting.findUniqueOrThrow({ where: { code } }));
}

const idOf = async (name: string) => (await database().upload.findFirstOrThrow({ where: { name } })).id;

async function sort(more: FormValues = {}, who: "unit" | "admin" = "unit") {
  const { waiting } = await papersNow();
  return sortPapers(
    await personWith(who),
    formOf({ locale: "en", ...papersValues({ meeting: code }, waiting, "en"), ...more }),
  );
}

describe("Papers of a meeting that wait to be sorted out", () => {
  test("become documents of it at once, each with its files, and are numbered in its year", async () => {
    await sent("Agenda_EN.txt", "Повестка дня.txt", "Trends_EN.txt", "Trends_RU.txt", "List of participants.txt");
    expect(await sort()).toMatchObject({ to: expect.stringContaining("sorted=D-2021-") });
    const { documents, waiting } = await papersNow();
    expect(waiting).toEqual([]);
    const told = documents
      .filter(({ files }) => files.length > 0)
      .map(({ kind, title, files, access }) => [
        kind,
        title.en,
        title.ru,
        files.map(({ language }) => language),
        access,
      ]);
    expect(told).toEqual([
      ["agenda", "Agenda", "Повестка дня", ["en", "ru"], "public"],
      ["working-paper", "Trends", null, ["en", "ru"], "public"],
      ["participants", "List of participants", null, ["en"], "unit"],
    ]);
    expect(lacksOf(documents.filter(({ files }) => files.length > 0))).toEqual([
      { what: "title", language: "ru", count: 2 },
      { what: "file", language: "ru", count: 1 },
    ]);
  });

  test("are all kept as they wait where one of them cannot be saved, and each is named", async () => {
    await sent("Agenda.txt", "Trends.txt", "Regulation.txt");
    const [first, second, third] = [await idOf("Agenda.txt"), await idOf("Trends.txt"), await idOf("Regulation.txt")];
    const outcome = await sort({
      [rowName(first, "title.en")]: "",
      [rowName(second, "symbol")]: "the report",
      [rowName(third, "belongs")]: `with:${second}`,
    });
    expect(outcome).toMatchObject({
      status: "invalid",
      problems: [
        { field: rowName(third, "language"), where: "File 3" },
        { field: rowName(first, "title"), where: "File 1" },
        { field: rowName(second, "symbol"), where: "File 2" },
      ],
    });
    expect((await papersNow()).waiting).toHaveLength(3);
    const taken = await sort({ [rowName(first, "symbol")]: "E/CN.7/2012/17" });
    expect(taken).toMatchObject({ status: "invalid", problems: [{ field: rowName(first, "symbol") }] });
    expect((await papersNow()).waiting).toHaveLength(3);
  });

  test("are saved one document at a time, and what was typed of the others stays for whoever goes on", async () => {
    await sent("Agenda_EN.txt", "Agenda_RU.txt", "Trends.txt");
    const [agenda, trends] = [await idOf("Agenda_RU.txt"), await idOf("Trends.txt")];
    expect(await sort({ intent: `row:${agenda}`, [rowName(trends, "title.en")]: "Trends of the year" })).toHaveProperty(
      "to",
    );
    const { waiting, documents } = await papersNow();
    expect(waiting.map(({ name }) => name)).toEqual(["Trends.txt"]);
    expect(papersValues({ meeting: code }, waiting, "en")[rowName(trends, "title.en")]).toBe("Trends of the year");
    expect(documents.find(({ kind }) => kind === "agenda")?.files).toHaveLength(2);
    await sort({}, "admin");
    expect((await papersNow()).documents.some(({ title }) => title.en === "Trends of the year")).toBe(true);
  });

  test("go to a document that is there, as its next version or its other language", async () => {
    await sent("Trends_EN.txt");
    await sort();
    const [{ code: there } = { code: "" }] = (await papersNow()).documents.filter(({ files }) => files.length > 0);
    await sent("Trends_RU.txt", "Trends EN.txt");
    const { waiting } = await papersNow();
    expect(waiting.map(({ guess }) => guess.belongs)).toEqual([
      { as: "of", code: there },
      { as: "of", code: there },
    ]);
    await sort();
    const document = (await papersNow()).documents.find((one) => one.code === there);
    expect(document?.files.map(({ language, version }) => [language, version])).toEqual([
      ["en", 2],
      ["ru", 1],
    ]);
  });

  test("that a document has already are told to be the same file", async () => {
    await sent("Trends.txt");
    await sort();
    await sent("Trends.txt");
    const { waiting } = await papersNow();
    expect(waiting[0]?.same).toMatchObject({ code: expect.stringMatching(/^D-2021-/), language: "en" });
    await sort();
    expect(await database().documentFile.count({ where: { name: "Trends.txt" } })).toBe(1);
  });

  test("are sorted out once, whoever is faster", async () => {
    await sent("Trends.txt");
    const { waiting } = await papersNow();
    const values = { locale: "en", ...papersValues({ meeting: code }, waiting, "en") };
    const both = await Promise.all(
      (["unit", "admin"] as const).map(async (who) => sortPapers(await personWith(who), formOf(values))),
    );
    expect(both.map((one) => "to" in one).sort()).toEqual([false, true]);
    expect(await database().documentFile.count({ where: { name: "Trends.txt" } })).toBe(1);
  });
});

describe("Two colleagues who sort out the same papers", () => {
  /** The table as somebody was shown it. */
  const opened = async () => {
    const { waiting } = await papersNow();
    return withShown({ locale: "en", ...papersValues({ meeting: code }, waiting, "en") });
  };
  const save = async (who: "unit" | "admin", values: FormValues) => sortPapers(await personWith(who), formOf(values));

  test("keep what each of them says of a file, and are asked where both say something else", async () => {
    await sent("Agenda.txt", "Trends.txt");
    const [agenda, trends] = [await idOf("Agenda.txt"), await idOf("Trends.txt")];
    const [one, other] = [await opened(), await opened()];
    const title = rowName(trends, "title.en");
    const said = { [title]: "Trends of the year", [rowName(trends, "access")]: "unit" };
    expect(await save("unit", { ...one, ...said, intent: `row:${agenda}` })).toHaveProperty("to");

    const second = { ...other, [title]: "Trends of 2021", [rowName(trends, "kind")]: "presentation" };
    const asked = await save("admin", { ...second, intent: `row:${trends}` });
    expect(asked).toMatchObject({
      status: "invalid",
      problems: [{ field: title }],
      values: { [title]: "Trends of 2021" },
    });
    expect((await papersNow()).waiting).toHaveLength(1);
    const values = "values" in asked ? asked.values : {};
    expect(await save("admin", { ...values, [choiceName(title)]: "theirs", intent: `row:${trends}` })).toHaveProperty(
      "to",
    );
    const document = (await papersNow()).documents.find(({ kind }) => kind === "presentation");
    expect(document).toMatchObject({ title: { en: "Trends of the year" }, access: "unit" });
  });

  test("are told of a file that the other has sorted out already", async () => {
    await sent("Trends.txt");
    const [one, other] = [await opened(), await opened()];
    expect(await save("unit", one)).toHaveProperty("to");
    expect(await save("admin", other)).not.toHaveProperty("to");
    expect(await database().documentFile.count({ where: { name: "Trends.txt" } })).toBe(1);
  });

  test("do not sort out what has come since they were shown the table", async () => {
    await sent("Trends.txt");
    const one = await opened();
    await sent("Agenda.txt");
    expect(await save("unit", one)).toHaveProperty("to");
    expect((await papersNow()).waiting.map(({ name }) => name)).toEqual(["Agenda.txt"]);
  });
});

test("Papers are published together or not at all, and each that cannot be is named", async () => {
  await sent("Agenda.txt", "Протокол.txt");
  await sort();
  const open = (await papersNow()).documents.filter(({ files }) => files.length > 0);
  const publish = async (languages: string[]) => {
    const chosen = open.map((one) => one.code);
    const values = papersPublishingForm("en").values({ code, languages, chosen, seen: versionsOf(open) });
    return publishPapers(await personWith("unit"), formOf({ locale: "en", ...values }));
  };
  const russian = open.find(({ title }) => title.ru)?.code ?? "";
  expect(await publish(["en"])).toMatchObject({ status: "refused", message: expect.stringContaining(russian) });
  expect(
    await database().document.count({ where: { code: { in: open.map((one) => one.code) }, publishedEnAt: null } }),
  ).toBe(2);
  expect(await publish(["en", "ru"])).toMatchObject({ to: expect.stringContaining("&in=en%2Cru&") });
});

test("The papers of a meeting stand by kind, then by symbol as people count", () => {
  const of = (kind: string, symbol: string | null, code = symbol ?? "D-1") => ({ kind, symbol, code }) as never;
  const papers = [
    of("participants", null),
    of("working-paper", null),
    of("working-paper", "E/CRP.10"),
    of("working-paper", "E/CRP.9"),
    of("agenda", "E/L.1"),
  ];
  expect(inOrderOfMeeting(papers).map((one: { symbol: string | null }) => one.symbol)).toEqual([
    "E/L.1",
    "E/CRP.9",
    "E/CRP.10",
    null,
    null,
  ]);
});
