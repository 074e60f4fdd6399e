import { expect, test } from "vitest";
import { visitor } from "#policy.ts";
import { answerUnder, type FileRequest, jsonFile } from "./respond.ts";

const asked = (path: string[], query = ""): FileRequest => ({
  ...{ actor: visitor, locale: "ru", path, format: "json", asked: null, today: "2026-11-25" },
  query: new URLSearchParams(query),
});

test("a record is a file under its one right code; other cases lead there with all that was asked", async () => {
  const record = { code: "2021-III-4" };
  const write = ({ code }: { code: string }) => jsonFile({ code });
  const right = await answerUnder(asked(["recommendations", "2021-III-4"]), record, write);
  expect(await right?.json()).toEqual(record);
  const other = await answerUnder(asked(["recommendations", "2021-iii-4"], "asof=2021-12-31"), record, write);
  expect([other?.status, other?.headers.get("location")]).toEqual([
    308,
    "/ru/recommendations/2021-III-4.json?asof=2021-12-31",
  ]);
  expect(await answerUnder(asked(["recommendations", "2021-III-5"]), null, write)).toBeNull();
});
