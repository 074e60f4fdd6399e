import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { addresses } from "#app/addresses.ts";
import { type Page, pages, pathWith } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import { type Role, roles } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { begin, change, marks, wordsIn } from "#tests/support/outdated-words.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { everyText, type Told } from "#tests/support/whole-texts.ts";

const cookie = vi.hoisted(() => ({ value: "" }));

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => cookie }),
  headers: async () => new Headers(),
}));

/** Pages on which nothing of the record is shown: those of an account, and of who has none. */
const ofNobody = ["/account", "/account/password", "/invitation/[token]", "/sign-in", "/sign-out"];

/** The words of a meeting that is not made yet: all of them are drafts. */
const ofNothingYet = ["/meetings/[code]/next"];

const desks = pages.filter((page) => !(page in addresses) && ![...ofNobody, ...ofNothingYet].includes(page));

let texts: Told[];

async function signIn(role: Role): Promise<void> {
  const { id: personId } = await personWith(role);
  const id = `session-${role}`;
  const now = new Date();
  const data = { id, personId, createdAt: now, expiresAt: new Date(now.getTime() + 3600_000) };
  await database().session.createMany({ data, skipDuplicates: true });
  cookie.value = await encode({ token: { session: id }, secret: process.env.PORTAL_SECRET ?? "" });
}

/** The records that are asked for at an address with brackets, and what else stands in them there. */
function everyValue(page: Page): Record<string, string>[] {
  const others = { year: String(yearOf(new Date())), partner: "UZB", import: "0".repeat(32), id: "3" };
  const named = Object.entries(others).filter(([name]) => page.includes(`[${name}]`));
  return recordsAt(page).map((record) => ({ ...Object.fromEntries(named), ...record }));
}

function recordsAt(page: Page): Record<string, string>[] {
  if (page.startsWith("/texts/")) {
    const one = Map.groupBy(texts, ({ subject, field }) => `${subject}.${field}`);
    return [...one.values()].flatMap(([text]) =>
      text ? [{ noun: text.subject.replaceAll("_", "-"), code: text.key, field: text.field }] : [],
    );
  }
  if (page.startsWith("/documents/[code]")) return [{ code: "E-CN.7-2012-17" }];
  if (page.startsWith("/meetings/[code]")) return [{ code: "PCGM-15" }, { code: "EWG-2021-III" }];
  if (page.startsWith("/profiles/[code]")) return [{ code: "UZB" }];
  if (page.startsWith("/recommendations/[code]")) return [{ code: "2021-III-4" }, { code: "VD-I-1" }];
  return [{}];
}

/** `null` where the page is not for that person, or there is none of that record. */
async function textOf(page: Page, locale: Locale, values: Record<string, string>) {
  try {
    return await pageText(page, { locale, values });
  } catch (thrown) {
    if (/NEXT_(HTTP_ERROR_FALLBACK|REDIRECT|NOT_FOUND)/.test(String((thrown as { digest?: string }).digest)))
      return null;
    throw thrown;
  }
}

/** Every page of every desk, in that language: of its words those that are shown, and those that bear no mark. */
async function desksWith(language: Locale) {
  const opened = new Set<Page>();
  const shown = new Set<string>();
  const unmarked = new Set<string>();
  // The administrator has the desk of the unit.
  for (const role of roles.filter((one) => one !== "admin")) {
    await signIn(role);
    for (const page of desks) {
      for (const values of everyValue(page)) {
        const text = await textOf(page, language, values);
        if (!text) continue;
        opened.add(page);
        const { all, unmarked: bare } = wordsIn(texts, text.body, language, language);
        for (const name of all) shown.add(name);
        for (const name of bare) unmarked.add(`${role} /${language}${pathWith(page, values)}: ${name}`);
      }
    }
  }
  return { opened, shown, unmarked: [...unmarked].sort() };
}

beforeAll(async () => {
  process.env.PORTAL_SECRET ??= "a secret of thirty-two letters or more";
  await portalWith("sample");
  texts = await everyText();
});

describe.each(locales)("Where %s is the original", (original) => {
  test("every text of the record is marked on every page of the desk once it was changed, in the other language", async () => {
    await begin(texts, original);
    await change(texts, original, { add: " more" });
    const { opened, shown, unmarked } = await desksWith(otherLocale(original));
    expect(unmarked).toEqual([]);
    expect([...opened].sort()).toEqual([...desks].sort());
    expect(shown).toEqual(new Set(texts.map(({ subject, field }) => `${subject}.${field}`)));
    await signIn("translator");
    const list = await textOf("/desk/texts", otherLocale(original), {});
    expect(list?.body.match(marks[otherLocale(original)])?.length).toBeGreaterThanOrEqual(50);
  }, 240_000);
});
