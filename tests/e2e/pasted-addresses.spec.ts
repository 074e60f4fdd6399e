import { expect } from "@playwright/test";
import { signInAs, test } from "#tests/support/journey.ts";
import { languages } from "#tests/support/whole-page.ts";

/** One record of each kind with each of its files, and the ways in which its code comes to be written. */
const records = [
  [
    "/recommendations/2021-III-4",
    "2021-iii-4.",
    "2021–III–4)",
    "2021‑Ш‑4,",
    "2021-ІІІ-4 ",
    " “2021-III-4”",
    "2021 III 4",
  ],
  ["/recommendations/2021-III-4.json", "2021-iii-4.JSON.", "2021–III–4.json)"],
  ["/recommendations/2021-III-4.csv", "2021-III-4.csv\u200B"],
  ["/recommendations/undated-I-a", "Undated-i-A;", "undated–I–a"],
  ["/recommendations/VD-I-1", "vd-І-1."],
  ["/meetings/PCGM-15", "pcgm-15/", "РСGМ–15.", "PCGM 15"],
  ["/meetings/EWG-2021-III", "ewg-2021-ш", "EWG‑2021‑Ⅲ…"],
  ["/meetings/EWG-2021-III.ics", "EWG-2021-III.ics),"],
  ["/partners/UZB", "uzb,", "UZB.", "uzb\u00A0"],
  ["/partners/UZB.json", "uzb.json."],
  ["/partners/CARICC", "САRIСС»"],
  ["/profiles/UZB/2021", "2021."],
  ["/profiles/UZB", "Uzb;"],
  ["/pillars/3", "III", "Ш.", "iii/"],
  ["/pillars/3.json", "III.json."],
] as const;

const asked = "?asof=2021-11-16&amp;utm_source=letter";
const kept = "?asof=2021-11-16&utm_source=letter";

for (const language of languages) {
  test(`an address of the record that was pasted with something leads there in one step, in ${language}`, async ({
    portal,
  }) => {
    for (const [right, ...distorted] of records) {
      const folder = right.slice(0, right.lastIndexOf("/"));
      const target = `/${language}${right}`;
      expect((await fetch(portal.address + target, { redirect: "manual" })).status, target).toBe(200);
      const whole = [
        `/${language.toUpperCase()}${right}`,
        `/${language}/https://elsewhere.example/${language}${right}.`,
      ];
      const written = distorted.map((code) => `/${language}${folder}/${encodeURIComponent(code)}`);
      for (const address of [...written, ...whole]) {
        for (const method of ["GET", "HEAD"]) {
          const answer = await fetch(portal.address + address + asked, { redirect: "manual", method });
          expect([answer.status, answer.headers.get("location")], `${method} ${decodeURIComponent(address)}`).toEqual([
            308,
            target + kept,
          ]);
        }
      }
    }
  });

  test(`an address that can mean nothing is answered with what is near, in ${language}`, async ({ portal }) => {
    for (const [address, near] of [
      ["/recommendations/2021-III-99.", "/recommendations/2021-III-9"],
      ["/recommendations/2021-3-4", "/recommendations/2021-III-4"],
      ["/partners/uzbekistan", "/partners/UZB"],
      ["/meetings/PCGM-99)", "/meetings/PCGM-15"],
    ]) {
      const answer = await fetch(`${portal.address}/${language}${address}`, { redirect: "manual" });
      expect(answer.status, address).toBe(404);
      const page = await answer.text();
      expect(page).toContain(`<html lang="${language}"`);
      expect(page).toContain(`href="/${language}${near}"`);
    }
  });
}

test("whoever keeps the record is led to its page in one step, too", async ({ page, failures }) => {
  await page.goto("/en/meetings/PCGM-15/edit");
  await signInAs(page, "unit");
  for (const [address, right] of [
    ["/ru/meetings/pcgm–15./edit", "/ru/meetings/PCGM-15/edit"],
    ["/en/recommendations/2021-ш-4/edit)", "/en/recommendations/2021-III-4/edit"],
    ["/en/recommendations/2021–iii–4", "/en/recommendations/2021-III-4"],
    ["/en/desk/Rounds.", "/en/desk/rounds"],
  ] as const) {
    const answer = await page.request.get(address.split("/").map(encodeURIComponent).join("/"), { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], address).toEqual([308, right]);
  }
  const none = await page.request.get("/en/meetings/PCGM-99./edit", { maxRedirects: 0 });
  expect(none.status()).toBe(404);
  expect(failures).toEqual([]);
});
