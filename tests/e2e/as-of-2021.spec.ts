import { type APIRequestContext, expect } from "@playwright/test";
import { test } from "#tests/support/journey.ts";

/** 2021 as the record tells it, in every format: see the report on 2021, paras 18 to 22. */
const days = [
  { asof: "2021-11-10", endorsed: 0, agreed: 13 },
  { asof: "2021-11-16", endorsed: 13, agreed: 0 },
  { asof: "2021-12-31", endorsed: 13, agreed: 8 },
  { asof: null, endorsed: 13, agreed: 8 },
];

async function textOf(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address);
  expect(answer.status()).toBe(200);
  return answer.text();
}

for (const { asof, endorsed, agreed } of days) {
  const search = `year=2021${asof ? `&asof=${asof}` : ""}`;

  test(`2021 as of ${asof ?? "today"}: ${endorsed} endorsed, ${agreed} agreed by experts`, async ({
    request,
    page,
  }) => {
    for (const locale of ["en", "ru"]) {
      const { items, total } = JSON.parse(await textOf(request, `/${locale}/recommendations.json?${search}`));
      const count = (status: string) => items.filter((item: { status: string }) => item.status === status).length;
      expect([total, count("endorsed"), count("agreed")]).toEqual([endorsed + agreed, endorsed, agreed]);
      const rows = (await textOf(request, `/${locale}/recommendations.csv?${search}`)).trim().split("\r\n").slice(1);
      expect(rows.filter((row) => /2021[,;](?:[^,;]*;)?endorsed[,;]/.test(row))).toHaveLength(endorsed);
      expect(rows.filter((row) => /2021[,;](?:[^,;]*;)?agreed[,;]/.test(row))).toHaveLength(agreed);
    }
    await page.goto(`/en/recommendations?${search}&limit=50`);
    const list = page.getByRole("main").getByRole("listitem");
    await expect(list.filter({ hasText: /2021-I+-\d.*Endorsed/s })).toHaveCount(endorsed);
    await expect(list.filter({ hasText: /2021-I+-\d.*Agreed by experts/s })).toHaveCount(agreed);

    const ask = asof ? `?asof=${asof}` : "";
    const third = JSON.parse(await textOf(request, `/en/recommendations/2021-III-4.json${ask}`));
    expect(third).toMatchObject({
      status: endorsed > 0 ? "endorsed" : "agreed",
      amended: false,
      amendment: null,
      asof,
    });
    const ofMoscow = await request.get(`/en/recommendations/2021-I-1.json${ask}`);
    expect(ofMoscow.status()).toBe(agreed === 8 ? 200 : 404);
  });
}

test("the 15th policy meeting endorsed 4 and 9 and could not have had the 8 of Moscow before it", async ({
  request,
  page,
}) => {
  const meeting = JSON.parse(await textOf(request, "/ru/meetings/PCGM-15.json"));
  expect(meeting.decisions).toHaveLength(13);
  expect(meeting.decisions.every(({ verb }: { verb: string }) => verb === "endorse")).toBe(true);
  const codes = meeting.outcomes.map(({ kind, codes: some = [] }: { kind: string; codes?: string[] }) => [
    kind,
    some.length,
  ]);
  expect(codes).toEqual([
    ["decided", 4],
    ["decided", 9],
    ["later", 8],
    ["noneHeld", 0],
  ]);
  await page.goto("/en/meetings/PCGM-15");
  const decided = page.getByRole("region", { name: "What was endorsed" });
  await expect(decided).toContainText(/4\sendorsed/);
  await expect(decided).toContainText(/9\sendorsed/);
  await expect(decided).toContainText(/8\sagreed by experts, not endorsed/);
});
