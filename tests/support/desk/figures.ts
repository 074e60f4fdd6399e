import { expect } from "vitest";
import { forgetWords, keepWords } from "#desk/drafts/draft-actions.ts";
import { saveFigure, verifyChosen } from "#desk/figures/observation-actions.ts";
import { figureValues } from "#desk/figures/observation-form-definition.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import { standingIn } from "#features/profiles/observation-queries.ts";
import { cited } from "#i18n/source.ts";
import { type Actor, can, type Role, roles } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { type Refused, refusalText } from "#ui/form/form-answers.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import { formOf, type Job } from "./job.ts";

const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023 };

/** As its author leaves it, who adds the Russian. */
const questionnaire = cited({ en: "Annual report questionnaire 2023", ru: "Вопросник" });

/** A colleague enters a figure, or another one instead of that which stands. */
async function entered(value: number, more: { method?: string } = {}, supersedes: number | null = null) {
  const input = { ...cell, value, absence: null, provisional: false, secondary: false, method: null, ...more };
  const source = cited({ en: "Annual report questionnaire 2023", ru: null });
  return done(await enterObservation(await personWith("liaison"), { ...input, source }, { supersedes }));
}

const corrected = async (value: number, more: { method?: string } = {}) =>
  entered(value, more, (await latestFigure()).id);

const latestFigure = () => database().observation.findFirstOrThrow({ orderBy: { id: "desc" } });

async function figureNow() {
  const { value, ...figure } = await latestFigure();
  return { ...figure, value: value?.toNumber() };
}

export const figures: Job[] = [
  {
    does: "enters a figure of a country that the post covers",
    name: "saveFigure",
    once: "key",
    action: saveFigure,
    may: (actor) => can.enterFigures(actor, { placeCode: "UZB" }),
    by: ["liaison"],
    form: async () => ({
      ...{ place: "UZB", indicator: "SEIZ-OPIUM", year: "2023", supersedes: "" },
      ...{
        value: "1,250.5",
        absence: "",
        "source.typed.rows": "1",
        "source.typed.0.text.en": "Letter of the ministry",
      },
    }),
    outcome: { to: expect.stringMatching(/^\/en\/profiles\/UZB\/edit\?year=2023&entered=\d+$/) },
    kept: [async () => (await latestFigure()).source, [{ text: { en: "Letter of the ministry", ru: null } }]],
    wrong: [{ value: "many", "source.typed.0.address": "none" }, ["value", "source.typed.0.address"]],
  },
  {
    does: "corrects a figure",
    name: "saveFigure",
    once: "key",
    action: saveFigure,
    may: (actor) => can.enterFigures(actor, { placeCode: "UZB" }),
    by: ["liaison"],
    prepare: () => entered(7),
    form: async () => {
      const [figure] = await standingIn(await personWith("liaison"), cell);
      return {
        ...{ place: "UZB", indicator: "SEIZ-OPIUM", year: "2023", supersedes: String(figure?.id) },
        ...(figure && withShown(figureValues(figure, "en"))),
        ...{ value: "1,250.5", "source.typed.0.text.ru": "Вопросник" },
      };
    },
    outcome: { to: expect.stringMatching(/^\/en\/profiles\/UZB\/edit\?year=2023&entered=\d+$/) },
    kept: [figureNow, { value: 1250.5, source: questionnaire }],
    wrong: [{ value: "", "source.typed.0.address": "none" }, ["value", "source.typed.0.address"]],
    saves: {
      other: () => corrected(7, { method: "Sum of the regions" }),
      both: { value: 1250.5, source: questionnaire, method: "Sum of the regions" },
      same: {
        change: () => corrected(8),
        fields: ["value"],
        theirs: { value: 8, source: questionnaire },
      },
    },
  },
  {
    does: "verifies the chosen figures",
    name: "verifyChosen",
    once: "key",
    action: verifyChosen,
    may: can.verifyFigures,
    by: ["unit", "admin"],
    prepare: () => entered(7),
    form: async () => ({ figure: [String((await latestFigure()).id)] }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/figures\?verified=\d+$/) },
    kept: [latestFigure, { verifiedAt: expect.any(Date) }],
    wrong: [{ figure: [] }, ["figure"]],
  },
];

const typedWords = (id: string) => ({
  ...{ id, tab: "0".repeat(32), form: "report", record: "2021-III-2-2026", at: "2026-11-30T10:00:00Z" },
  ...{ page: "/recommendations/2021-III-2/report", title: "2021-III-2", language: "en", rows: {} },
  fields: [{ name: "statement", kind: "text", label: "What was done", said: "", was: [""], now: ["Half of it"] }],
});

const ownWords = (actor: Actor) =>
  database().draft.count({ where: { personId: actor.kind === "person" ? actor.id : 0 } });

const draftId = "1".repeat(32);
const notKept = (error: Refused["error"]) => ({ status: "refused", message: refusalText({ error }, "en") });

export const typing: Job[] = [
  {
    does: "keeps what somebody types where few may read it",
    name: "keepWords",
    once: "nothing",
    action: keepWords,
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async () => ({ draft: JSON.stringify(typedWords(draftId)) }),
    outcome: { status: "saved" },
    kept: [ownWords, 1],
    refusal: notKept,
  },
  {
    does: "throws away what somebody typed",
    name: "forgetWords",
    once: "nothing",
    action: forgetWords,
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async (actor) => {
      await keepWords(actor, formOf({ draft: JSON.stringify(typedWords(draftId)) }));
      return { draft: draftId };
    },
    outcome: { status: "saved" },
    kept: [ownWords, 0],
    refusal: notKept,
  },
];
