import { expect, test } from "vitest";
import { answerUnder, jsonFile } from "./respond.ts";

const asked = (path: string[], query = "") => ({ locale: "ru" as const, path, query: new URLSearchParams(query) });

test("a record is a file under its one right code; other cases lead there with all that was asked", async () => {
  const record = { code: "2021-III-4" };
  const write = ({ code }: { code: string }) => jsonFile({ code });
  const right = await answerUnder(asked(["recommendations", "2021-III-4"]), "json", record, write);
  expect(await right?.json()).toEqual(record);
  const other = await answerUnder(asked(["recommendations", "2021-iii-4"], "asof=2021-12-31"), "json", record, write);
  expect([other?.status, other?.headers.get("location")]).toEqual([
    308,
    "/ru/recommendations/2021-III-4.json?asof=2021-12-31",
  ]);
  expect(await answerUnder(asked(["recommendations", "2021-III-5"]), "json", null, write)).toBeNull();
});
