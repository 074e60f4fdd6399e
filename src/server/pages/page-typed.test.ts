import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readWhole, typedIn, withTyped } from "./page-typed.ts";

const place = '<form><div class="x" data-typed="Typed"></div></form>';

test("what was typed is put in its place as it was, and passwords are not", async () => {
  const form = new FormData();
  form.append("title", '$& "A" <b>');
  form.append("text", "\nFirst line\nsecond line");
  form.append("newPassword", "secret");
  const sent = new Response(form);
  const bytes = Buffer.from(await sent.arrayBuffer());
  const page = withTyped(place, await typedIn(bytes, sent.headers.get("content-type") ?? ""));
  expect(page).toContain('<input type="hidden" name="title" value="$&#38; &#34;A&#34; &#60;b&#62;">');
  // Browsers write line breaks of a form in their own way.
  expect(page.replaceAll("\r\n", "\n")).toContain('name="text" rows="6">\n\nFirst line\nsecond line</textarea>');
  expect(page).not.toContain("secret");
});

test("what is no form has nothing to give back", async () => {
  expect(await typedIn(Buffer.from("[]"), "text/plain")).toEqual([]);
  expect(await typedIn(Buffer.from(""), "")).toEqual([]);
});

test("a body is read whole, or not at all where it is longer than it may be", async () => {
  const body = () => Readable.from([Buffer.from("four"), Buffer.from("five!")]);
  expect(await readWhole(body(), 9)).toEqual(Buffer.from("fourfive!"));
  expect(await readWhole(body(), 8)).toBeNull();
});
