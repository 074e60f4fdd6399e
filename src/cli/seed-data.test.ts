import { describe, expect, it } from "vitest";
import { type Citation, wordsOfSource } from "#i18n/source.ts";
import { readData } from "./seed-data.ts";

const recommendations = await readData("recommendations");
const commitments = recommendations.filter(({ kind }) => kind === "commitment");
const condensed = commitments.filter(({ provenance }) => provenance === "declaration");

describe("the commitments of the Vienna Declaration", () => {
  it("are in its own words where they could be read whole, and say that they are condensed where not", () => {
    expect(commitments).toHaveLength(16);
    expect(condensed.map(({ code }) => code)).toEqual(["VD-I-6", "VD-II-3", "VD-III-2", "VD-IV-4"]);
    for (const { provenance, source, textState } of commitments) {
      const { en } = wordsOfSource(source);
      expect(en).toContain("E/CN.7/2012/17");
      expect(en?.includes("condensed")).toBe(provenance === "declaration");
      expect(textState.en).toBe("original");
    }
  });

  it("are told apart from those that the record lacks, by the numbers that it has", async () => {
    const [note] = await readData("commitments");
    const numbers = condensed.map(({ code }) => code.replace("VD-", ""));
    for (const text of [note?.text.en, note?.text.ru]) {
      expect(text).toContain(String(commitments.length));
      for (const number of numbers) expect(text).toContain(number);
    }
    for (const lacking of ["I-7", "I-8"]) {
      expect(note?.text.en).toContain(lacking);
      expect(commitments.map(({ code }) => code)).not.toContain(`VD-${lacking}`);
    }
  });

  it("that earlier portals hold condensed are the errata: all that are whole now, each with other words than then", async () => {
    const errata = await readData("errata");
    const whole = commitments.filter(({ provenance }) => provenance === "official");
    expect(errata.map(({ recommendation }) => recommendation)).toEqual(whole.map(({ code }) => code));
    for (const { recommendation, was } of errata) {
      expect(was.en).not.toBe(whole.find(({ code }) => code === recommendation)?.text.en);
    }
  });
});

describe("the texts of the record", () => {
  it("have Russian words wherever they have English ones; where nobody confirmed them they say so", () => {
    const worded = recommendations.filter(({ text }) => text.en !== null);
    expect(worded).toHaveLength(recommendations.length - 8);
    expect(worded.filter(({ text, textState }) => !text.ru || textState.ru !== "unofficial")).toEqual([]);
  });
});

describe("a citation of the record", () => {
  const files = [
    "partners",
    "pillars",
    "programmes",
    "posts",
    "donors",
    "meetings",
    "absences",
    "recommendations",
  ] as const;
  const publishers = /\b((?:www\.|eng\.)?(?:unodc|paris-pact|sectsco|caricc)\.(?:org|net)\/[^\s,;)]+(?:\.html|\/\d+))/;
  const citations = async () => {
    const found: Citation[] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === "source") found.push(...(value as Citation[]));
        else walk(value);
      }
    };
    for (const file of files) walk(await readData(file));
    return found;
  };

  it("that spells the address of its publisher leads there", async () => {
    const spelt = (await citations()).flatMap(({ text, address }) => {
      const [, page] = publishers.exec(text.en ?? "") ?? [];
      return page ? [{ page, address }] : [];
    });
    expect(spelt.length).toBeGreaterThan(50);
    expect(spelt.filter(({ page, address }) => !address?.includes(page))).toEqual([]);
  });

  it("leads to no copy on a sharing site", async () => {
    const addresses = (await citations()).flatMap(({ address }) => address ?? []);
    expect(addresses.filter((address) => /123dok|docslib|scribd|lawsdocbox|studylib|pdfslide/.test(address))).toEqual(
      [],
    );
  });
});
