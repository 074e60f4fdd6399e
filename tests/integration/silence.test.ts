import { beforeAll, expect, test, vi } from "vitest";
import { disclose } from "#features/rounds/round-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { locales } from "#i18n/locale.ts";
import { type Role, roles } from "#policy.ts";
import { database } from "#server/database.ts";
import { seal } from "#server/sealed.ts";
import { sentence, sentencesIn, wordOf } from "#tests/support/confidentiality/levels.ts";
import { portalWith } from "#tests/support/database.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";

process.env.PORTAL_SECRET ??= "a secret of thirty-two letters or more";

const cookie = vi.hoisted(() => ({ value: "" }));

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (cookie.value ? cookie : undefined) }),
  headers: async () => new Headers(),
}));

const everybody = ["visitor", ...roles] as const;

async function comeAs(who: Role | "visitor"): Promise<void> {
  cookie.value = "";
  if (who === "visitor") return;
  const { id: personId } = await personWith(who);
  const now = new Date();
  const data = { id: `of ${who}`, personId, createdAt: now, expiresAt: new Date(now.getTime() + 3600_000) };
  await database().session.createMany({ data, skipDuplicates: true });
  cookie.value = await seal("session", { session: data.id }, 3600);
}

/** Everybody who is told on this page, in either language, that somebody has said nothing. */
async function toldOf(level: "silence" | "ownSilence", page: "/recommendations/[code]" | "/desk"): Promise<string[]> {
  const told: string[] = [];
  for (const who of everybody) {
    if (page === "/desk" && who === "visitor") continue;
    await comeAs(who);
    const values: Record<string, string> = page === "/desk" ? {} : { code: "2021-III-4" };
    const bodies = await Promise.all(locales.map(async (locale) => (await pageText(page, { locale, values })).body));
    const said = bodies.filter((body) => sentencesIn(body).includes(wordOf(level, sentence)));
    expect([0, locales.length], `${who} in both languages`).toContain(said.length);
    if (said.length > 0) told.push(who);
  }
  return told;
}

beforeAll(() => portalWith("sample"));

const theUnit = ["admin", "unit"];
const partners = ["admin", "unit", "translator", "liaison", "focal"];

test.each([
  ["nothing", theUnit],
  ["silence", partners],
  ["reports", partners],
] as const)(
  "Who has said nothing in a round that tells partners %s is known to %j, and to each partner of itself",
  async (toPartners, wanted) => {
    const year = yearOf(new Date());
    const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    done(await disclose(await personWith("unit"), year, version, toPartners));
    expect(await toldOf("silence", "/recommendations/[code]")).toEqual(wanted);
    expect(await toldOf("ownSilence", "/desk")).toEqual(["focal"]);
  },
);
