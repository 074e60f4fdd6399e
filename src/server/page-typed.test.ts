import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readTyped, withTyped } from "./page-typed.ts";

const place = '<form><div class="x" data-typed="Typed"></div></form>';

test("what was typed is put in its place as it was, and passwords are not", async () => {
  const form = new FormData();
  form.append("title", '$& "A" <b>');
  form.append("text", "\nFirst line\nsecond line");
  form.append("newPassword", "secret");
  const sent = new Response(form);
  const bytes = Buffer.from(await sent.arrayBuffer());
  const typed = await readTyped(Readable.from(bytes), sent.headers.get("content-type") ?? "");
  const page = withTyped(place, typed.fields);
  expect(page).toContain('<input type="hidden" name="title" value="$&#38; &#34;A&#34; &#60;b&#62;">');
  // Browsers write line breaks of a form in their own way.
  expect(page.replaceAll("\r\n", "\n")).toContain('name="text" rows="6">\n\nFirst line\nsecond line</textarea>');
  expect(page).not.toContain("secret");
  expect(Buffer.concat(await typed.body().toArray())).toEqual(bytes);
});

test("what is no form has nothing to give back", async () => {
  expect((await readTyped(Readable.from(Buffer.from("[]")), "text/plain")).fields).toEqual([]);
  expect((await readTyped(Readable.from(Buffer.from("")), "")).fields).toEqual([]);
});
