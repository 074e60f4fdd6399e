import { expect } from "@playwright/test";
import { addresses } from "#app/addresses.ts";
import { type Page, pages } from "#i18n/address.ts";
import { withClient } from "#server/installation/with-client.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { type Answer, type Asking, asking, inTurns, plant } from "#tests/support/confidentiality/asking.ts";
import {
  type Level,
  levelNames,
  levels,
  levelsOf,
  mayRead,
  type Planted,
  type Reader,
  readers,
  sentence,
  stages,
  wordsIn,
} from "#tests/support/confidentiality/levels.ts";
import { holdsWords, wordsKept } from "#tests/support/confidentiality/planted.ts";
import { surfaces } from "#tests/support/confidentiality/surfaces.ts";
import { countingLine } from "#tests/support/counting-line.ts";
import { type Portal, renderAnew, startInstance } from "#tests/support/portal.ts";
import { test } from "#tests/support/portal-test.ts";

/** In every run each reader asks at a part of all addresses, in a drill at all of them; the seed gives the same ones again. */
const share = Number(process.env.PORTAL_MATRIX || 0.02);
const seed = Number(process.env.PORTAL_MATRIX_SEED || Date.now() % 1_000_000);

type Known = Map<Reader, Map<string, Answer>>;

const lastStage = stages.length - 1;

/** A page in Russian tells what it has in English alone, too. */
const toldAt = (level: Level) => `/ru${levels[level].at}`;

/** The last stage before something is planted that this reader may read. */
function blindUntil(reader: Reader): number {
  const seeing = stages.find((stage) => stage > 0 && levelsOf(stage).some((level) => mayRead(reader, level)));
  return (seeing ?? stages.length) - 1;
}

async function askAll({ ask }: Asking, who: readonly Reader[]): Promise<Known> {
  const known: Known = new Map(who.map((reader) => [reader, new Map()]));
  const told = levelNames.map(toldAt);
  const cells = who.flatMap((reader) =>
    [...new Set([...told, ...surfaces({ share, seed, reader })])].map((path) => ({ reader, path })),
  );
  await inTurns(cells, async ({ reader, path }) => {
    known.get(reader)?.set(path, await ask(reader, path));
  });
  return known;
}

test("each word of the record is told to those who may read it and to nobody else, whose answers it changes in nothing", async ({
  portal,
}) => {
  test.setTimeout(share === 1 ? 3_000_000 : 600_000);
  const planted: Planted[] = await plant(portal, levelsOf(0));
  const asked = await asking(portal);
  const blind = readers.filter((reader) => blindUntil(reader) > 0);
  const before = await askAll(asked, blind);
  const after: Known = new Map();
  for (const stage of stages.slice(1)) {
    planted.push(...(await plant(portal, levelsOf(stage))));
    await renderAnew(portal.ownerUrl);
    const now = await askAll(
      asked,
      blind.filter((reader) => blindUntil(reader) === stage),
    );
    for (const [reader, answers] of now) after.set(reader, answers);
  }
  const seeing = readers.filter((reader) => blindUntil(reader) < lastStage);
  const last: Known = new Map([...after, ...(await askAll(asked, seeing))]);

  const kept = await wordsKept(portal.ownerUrl);
  const empty = [...kept].filter(([column, words]) => holdsWords(column) && words.size === 0);
  expect(
    empty.map(([column]) => column),
    "columns in which nothing is planted",
  ).toEqual([]);
  const inRecord = new Set([...kept.values()].flatMap((words) => [...words]));
  const words = new Map(
    planted.filter(({ word, field }) => field === sentence || inRecord.has(word)).map((one) => [one.word, one]),
  );

  const compared = [...before].flatMap(([reader, answers]) =>
    [...answers].map(([path, { text }]) => ({ reader, path, text, now: after.get(reader)?.get(path)?.text ?? "" })),
  );
  const changed = compared.filter(({ text, now }) => text !== now);
  const answers = [...last].flatMap(([reader, of]) => [...of].map(([path, answer]) => ({ reader, path, ...answer })));
  console.log(
    `${answers.length * words.size} cases: ${answers.length} answers to ${readers.length} readers, ` +
      `each searched for ${words.size} words of ${levelNames.length} levels. ` +
      `${compared.length - changed.length} of ${compared.length} answers were the same before and after planting. Seed ${seed}`,
  );

  const disclosed = answers.flatMap(({ reader, path, words: told }) =>
    [...told].flatMap((word) => {
      const secret = words.get(word);
      return secret && mayRead(reader, secret.level) ? [] : [`${secret?.level} ${secret?.field} to ${reader}: ${path}`];
    }),
  );
  expect.soft(disclosed, "words told to who may not read them").toEqual([]);
  expect
    .soft(
      changed.map(({ reader, path, text, now }) => `${reader} ${path}: ${differenceOf(text, now)}`),
      "answers that tell that something is hidden",
    )
    .toEqual([]);
  expect
    .soft(
      levelNames.flatMap((level) =>
        levels[level].readers.flatMap((reader) => {
          const told = [...(last.get(reader)?.get(toldAt(level))?.words ?? [])];
          return told.some((word) => words.get(word)?.level === level) ? [] : [`${level} to ${reader}`];
        }),
      ),
      "levels that a reader may read and is not told of",
    )
    .toEqual([]);
  asked.close();
});

test("what breaks while it is read tells nobody what stood there, and the log tells it to no operator", async ({
  portal,
}) => {
  await plantAll(portal);
  const { ask, close } = await asking(portal);
  const rename = (from: string, to: string) =>
    withClient(portal.ownerUrl, (client) => client.query(`ALTER TABLE "${from}" RENAME TO "${to}"`));
  let broken = 0;
  for (const table of ["translation", "lineage", "observation"]) {
    await rename(table, `${table}_away`);
    await renderAnew(portal.ownerUrl);
    for (const path of ["/en/recommendations/2022-II-3", "/en/recommendations/2024-II-1", "/en/profiles/TJK"]) {
      for (const reader of ["visitor", "focal", "unit"] as const) {
        const { status, words } = await ask(reader, path);
        if (status >= 500) expect([...words], `${path} without ${table}`).toEqual([]);
        if (path.endsWith("2024-II-1") && reader !== "unit") expect(status, `${reader} without ${table}`).toBe(404);
        broken += status >= 500 ? 1 : 0;
      }
    }
    await rename(`${table}_away`, table);
  }
  close();
  expect(broken).toBeGreaterThan(5);
  expect(portal.said()).toContain("answered 500");
  expect([...wordsIn(portal.said())]).toEqual([]);
});

test("whether a hidden record has relations makes no difference to how it is not found", async ({ portal }) => {
  await plantAll(portal);
  const line = await countingLine(portal.ownerUrl);
  const { port, stop } = await startInstance(line.url, portal.address);
  const { ask, close } = await asking({ ownerUrl: portal.ownerUrl, address: `http://127.0.0.1:${port}` });
  const names = {
    "/recommendations/[code]": ["2024-II-1", "2024-II-2", "2024-II-3", "2024-II-9"],
    "/meetings/[code]": ["EWG-2024-II", "PCGM-96", "PCGM-98", "EWG-2024-II-9"],
  };
  let counted = 0;
  for (const [beginning, codes] of Object.entries(names)) {
    const own = pages.filter((page) => page.startsWith(beginning));
    const paths = own.flatMap((page) => [page, ...filesOf(page).map((format) => `${page}.${format}`)]);
    const texts = [`/texts${beginning.replace("s/", "/")}/${beginning.includes("meet") ? "title" : "text"}`];
    for (const path of [...paths, ...texts]) {
      for (const reader of ["visitor", "focal"] as const) {
        const asked = (code: string) => ask(reader, `/en${path.replace("[code]", code)}`);
        await asked("2024-II-8");
        const count = async () => {
          const answers = [];
          for (const code of codes) {
            const start = line.statements();
            const { status } = await asked(code);
            answers.push({ status, statements: line.statements() - start });
          }
          return answers;
        };
        let answers = await count();
        counted += answers.length;
        const differ = () => new Set(answers.map((one) => JSON.stringify(one))).size > 1;
        // Now and then a process says something to the database by itself: that a session lives, that it listens.
        for (let again = 0; again < 2 && differ(); again += 1) {
          const more = await count();
          answers = answers.map((one, at) => ((more[at] ?? one).statements < one.statements ? (more[at] ?? one) : one));
        }
        expect.soft(differ(), `${reader} ${path}: ${JSON.stringify(answers)}`).toBe(false);
      }
    }
  }
  console.log(`${counted} answers of what is hidden or not there, each after as many statements as the others`);
  close();
  stop();
  line.close();
});

/** Where this test runs by itself. */
async function plantAll(portal: Portal) {
  const isPlanted = [...(await wordsKept(portal.ownerUrl)).values()].some((words) => words.size > 0);
  if (!isPlanted) await plant(portal, levelNames);
}

function filesOf(page: Page): string[] {
  const { page: _, ...files } = (addresses as Addresses)[page] ?? {};
  return Object.keys(files);
}

/** The place from which on two answers are not the same. */
function differenceOf(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  return JSON.stringify([before, after].map((text) => text.slice(Math.max(0, at - 60), at + 100)));
}
