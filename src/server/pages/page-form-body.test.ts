import { expect, test } from "vitest";
import { isOfPage, isOfScript } from "./page-form-body.ts";

async function sent(fields: Record<string, string>): Promise<[Buffer, string]> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const response = new Response(data);
  return [Buffer.from(await response.arrayBuffer()), response.headers.get("content-type") ?? ""];
}

const ofPage = async (fields: Record<string, string>) => isOfPage(...(await sent(fields)));
const ofScript = async (fields: Record<string, string>) => isOfScript(...(await sent(fields)));

test("a form without scripts names its action, and what it answered before", async () => {
  expect(await ofPage({ $ACTION_ID_40abc: "", email: "a" })).toBe(true);
  const bound = {
    $ACTION_REF_1: "",
    "$ACTION_1:0": '{"id":"60ab","bound":"$@1"}',
    "$ACTION_1:1": '[{"status":"idle"}]',
  };
  expect(await ofPage({ ...bound, $ACTION_KEY: "k1", email: "a" })).toBe(true);
});

test("anything else is no form of the portal", async () => {
  expect(await ofPage({ email: "a" })).toBe(false);
  expect(await isOfPage(Buffer.from("email=a"), "application/x-www-form-urlencoded")).toBe(false);
  expect(await isOfPage(Buffer.from("{}"), "application/json")).toBe(false);
  expect(await isOfPage(Buffer.from("--x\r\nbroken"), "multipart/form-data; boundary=x")).toBe(false);
  expect(await isOfPage(Buffer.from("--x--"), "multipart/form-data")).toBe(false);
  expect(await ofPage({ $ACTION_REF_1: "", "$ACTION_1:0": "not json" })).toBe(false);
  expect(await ofPage({ $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"60ab","bound":"$@7"}' })).toBe(false);
  expect(await ofPage({ $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"$F1","bound":null}' })).toBe(false);
});

test("a script gives an action a form, and its answer before", async () => {
  expect(await ofScript({ _1_email: "a", "0": '[{"status":"idle"},"$K1"]' })).toBe(true);
  expect(await ofScript({ _1_email: "a", "0": '["$undefined","$K1"]' })).toBe(true);
  expect(await ofScript({ _1_a: "b", "0": '[{"values":{"a":"b"},"theirs":"$0:0:values"},"$K1"]' })).toBe(true);
  expect(await ofScript({ _1_q: "$$5", "0": '["$K1"]' })).toBe(true);
});

test.each([
  '["$K9"]',
  "[]",
  "{}",
  "null",
  '[{"status":"$F1"},"$K1"]',
  '["$B1","$K1"]',
  '["$Q1"]',
  '[1,2,"$K1"]',
  '["$K1",{}]',
  '[{"__proto__":{"a":1}},"$K1"]',
  `[${"[".repeat(30)}${"]".repeat(30)},"$K1"]`,
  '[{"theirs":"$0:0:values"},"$K1"]',
  '[{"theirs":"$0:__proto__"},"$K1"]',
  "garbage",
])("garbage is given to no action: %s", async (root) => {
  expect(await ofScript({ _1_email: "a", "0": root })).toBe(false);
});

test("neither is what is no form at all", async () => {
  expect(await isOfScript(Buffer.from("[]"), "text/plain;charset=UTF-8")).toBe(false);
  expect(await ofScript({ _1_email: "a" })).toBe(false);
});
