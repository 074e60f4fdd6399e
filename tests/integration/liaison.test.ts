import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { listTerms } from "#features/glossary/glossary-queries.ts";
import { toPost } from "#features/liaison/liaison-formats.ts";
import { LiaisonNetwork } from "#features/liaison/liaison-network.tsx";
import { listPosts } from "#features/liaison/liaison-queries.ts";
import { listDonors, listProgrammes } from "#features/programmes/programme-queries.ts";
import { cleanText } from "#lib/clean-text.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";

async function pageOf(locale: "en" | "ru"): Promise<string> {
  return cleanText(renderToStaticMarkup(createElement(LiaisonNetwork, { locale, posts: await listPosts() })));
}

describe("the liaison network", () => {
  beforeAll(() => portalWith("sample"));

  test("has a post in Dar es Salaam, which does not make Tanzania a partner", async () => {
    const post = (await listPosts()).find(({ code }) => code === "dar-es-salaam");
    expect(post?.place).toMatchObject({ code: "TZA", isPartner: false });
    expect(await database().partner.count({ where: { placeCode: "TZA" } })).toBe(0);
    expect(await pageOf("en")).toContain("does not make the country a partner: United Republic of Tanzania");
    expect(await pageOf("ru")).toContain("Объединенная Республика Танзания в число партнеров не входит");
    expect(await pageOf("en")).not.toContain("/partners/TZA");
    expect(post && toPost(post).place.isPartner).toBe(false);
  });

  test("tells since when a post is held and until when it was vacant, and where no source says", async () => {
    const english = await pageOf("en");
    expect(english).toContain("held since January 2022");
    expect(english).toContain("vacant until January 2022");
    expect(english).toContain("<dt>Station</dt><dd>not stated</dd>");
    const russian = await pageOf("ru");
    expect(russian).toContain("занята с января 2022 года");
    expect(russian).toContain("вакантна до января 2022 года");
    const ankara = (await listPosts()).find(({ code }) => code === "ankara");
    expect(ankara?.tenures).toEqual([]);
  });

  test("marks the sample post and puts it last", async () => {
    const posts = await listPosts();
    expect(posts.map(({ sample }) => sample)).toEqual([false, false, false, true]);
    expect((await pageOf("en")).match(/sample post/g)).toHaveLength(1);
    expect((await pageOf("ru")).match(/пример должности/g)).toHaveLength(1);
  });

  test("names no holder of a post", async () => {
    const holder = await database().person.findFirstOrThrow({ where: { NOT: { postId: null } } });
    expect(await pageOf("en")).not.toContain(holder.name);
    expect(JSON.stringify((await listPosts()).map(toPost))).not.toContain(holder.email);
  });
});

describe("a portal with facts only", () => {
  beforeAll(() => portalWith("reference"));

  test("has the three posts of the report and no sample", async () => {
    expect((await listPosts()).map(({ code }) => code)).toEqual(["ankara", "dar-es-salaam", "pakistan"]);
  });

  test("has the programmes and the two donors of the report, as of the end of 2021", async () => {
    expect((await listProgrammes()).length).toBeGreaterThan(0);
    expect((await listDonors()).map(({ partner, asOf }) => [partner.code, asOf])).toEqual([
      ["RUS", "2021-12-31"],
      ["USA", "2021-12-31"],
    ]);
  });

  test("finds a term by any form of a word, in both languages, and by a part of one", async () => {
    const find = async (q: string) => (await listTerms("en", { q })).map(({ code }) => code);
    expect(await find("seizures")).toContain("seizure");
    expect(await find("прекурсорами")).toContain("precursor-chemicals");
    expect(await find("hepta-something")).toEqual([]);
    expect(await find("acet")).toEqual(["acetic-anhydride"]);
    expect(await find("наркотрафик")).toEqual(["trafficking"]);
    expect(await find("100%_'\"\\")).toEqual([]);
  });

  test("sorts the glossary in the language of the page and marks the Russian that nobody has attested", async () => {
    const russian = await listTerms("ru");
    expect(russian.map(({ term }) => term.ru)).toEqual(
      russian
        .map(({ term }) => term.ru)
        .sort(new Intl.Collator("ru", { numeric: true, ignorePunctuation: true }).compare),
    );
    expect(russian.find(({ code }) => code === "pillar")?.term.state.ru).toBe("unofficial");
    expect(russian.find(({ code }) => code === "heroin")?.term.state.ru).toBe("reviewed");
  });
});
