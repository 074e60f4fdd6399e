import { isValidElement, type ReactNode } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import { AgendaRowForm } from "#desk/agenda/agenda-page.tsx";
import { Closing } from "#desk/decisions/closing-form.tsx";
import { findDocumentForDesk } from "#desk/documents/document-desk-queries.ts";
import { DocumentForm } from "#desk/documents/document-form.tsx";
import { findMeetingForDesk, type MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";
import { AddresseeForm } from "#desk/recording/addressee-form.tsx";
import { StateForm } from "#desk/recording/meeting-state-form.tsx";
import { AddRecommendation } from "#desk/recording/recommendation-desk.tsx";
import { findRecommendationForDesk, type RecommendationForDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { RecommendationForm } from "#desk/recording/recommendation-form.tsx";
import { TranslationForm } from "#desk/translating/translation-form.tsx";
import { findDocument } from "#features/documents/document-queries.ts";
import { type DraftForm, draftForms, keptAs, type RecordForm } from "#features/drafts/draft-forms.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { Form } from "#ui/form/form.tsx";
import { idle } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { findText } from "#views/text/find-text.ts";

const [meetingCode, code, closed] = ["EWG-2021-III", "2021-III-4", "2021-III-2"];

const documentCode = "S-30-1";

const action = async () => idle;
const lookForNear = async () => ({ found: [], total: 0 }) as never;
const locale = "en";

type FormProps = Parameters<typeof Form>[0];

/** The first form in what a page is made of. */
async function formIn(node: ReactNode): Promise<FormProps | null> {
  const nodes: ReactNode[] = Array.isArray(node) ? node : [node];
  for (const one of nodes) {
    if (!isValidElement<{ children?: ReactNode }>(one)) continue;
    if (one.type === Form) return one.props as FormProps;
    const found = (await formIn(one.props.children)) ?? (await formIn(await madeBy(one.type, one.props)));
    if (found) return found;
  }
  return null;
}

async function madeBy(type: unknown, props: unknown): Promise<ReactNode> {
  try {
    return typeof type === "function" ? await type(props) : null;
  } catch {
    // A component of the browser is made of no other form.
    return null;
  }
}

let unit: Person;

/** A record as the unit has it before it, made of what `actor` may read. */
async function meetingFor(actor: Actor): Promise<MeetingForDesk | null> {
  const whole = await findMeetingForDesk(unit, meetingCode);
  const read = await findMeeting(actor, meetingCode);
  return read && whole && { ...whole, ...read };
}

async function pageFor(actor: Actor, of: string): Promise<RecommendationForDesk | null> {
  const whole = await findRecommendationForDesk(unit, of);
  const read = await findRecommendation(actor, of);
  return read && whole && { ...whole, ...read };
}

const closing = async (actor: Actor, of: string, status: "endorsed" | "closed") => {
  const item = await pageFor(actor, of);
  return item && <Closing {...{ locale, close: action, takeBack: action, item: { ...item, status }, meetings: [] }} />;
};

const press = async () => {};
const presses = { move: press, remove: press, restore: press };

/** Every form whose words have the level of their record. */
const recordForms: Record<RecordForm, (actor: Actor) => Promise<ReactNode>> = {
  meeting: async (actor) => {
    const meeting = await meetingFor(actor);
    return meeting && MeetingForm({ locale, action, meeting });
  },
  agenda: async (actor) => {
    const [meeting, read] = [await meetingFor(unit), await meetingFor(actor)];
    const item = read?.agenda[0];
    if (!meeting || !item) return null;
    const props = {
      locale,
      actor: unit,
      meeting: { ...meeting, agenda: read.agenda },
      papers: [],
      save: action,
      ...presses,
    } as const;
    return AgendaRowForm({ ...props, query: new URLSearchParams(), item });
  },
  document: async (actor) => {
    const document = await findDocument(actor, documentCode);
    const whole = await findDocumentForDesk(unit, documentCode);
    return document && whole && DocumentForm({ locale, actor: unit, action, document: { ...whole, ...document } });
  },
  "meeting-state": async (actor) => {
    const meeting = await meetingFor(actor);
    return meeting && StateForm({ locale, action, meeting });
  },
  recommendation: async (actor) => {
    const page = await pageFor(actor, code);
    return page && RecommendationForm({ locale, action, lookForNear, page, actor: unit, near: null, offered: [] });
  },
  addressees: async (actor) => {
    const page = await pageFor(actor, code);
    return page && AddresseeForm({ locale, action, page });
  },
  translation: async (actor) => {
    const place = { subject: "recommendation", key: code, field: "text" } as const;
    const whole = await findTextToTranslate(unit, place);
    const read = await findText(actor, { noun: "recommendation", code, field: "text" });
    return read && whole && <TranslationForm {...{ locale, action, text: { ...whole, text: read.text } }} />;
  },
  closing: (actor) => closing(actor, code, "endorsed"),
  "no-closing": (actor) => closing(actor, closed, "closed"),
};

const names = Object.keys(recordForms) as RecordForm[];

const states = [
  { en: false, ru: false },
  { en: true, ru: false },
  { en: false, ru: true },
  { en: true, ru: true },
];

beforeAll(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

describe.each(states)("Where a record is public in English: $en, in Russian: $ru", ({ en, ru }) => {
  beforeAll(async () => {
    const data = { publishedEnAt: en ? new Date() : null, publishedRuAt: ru ? new Date() : null };
    await database().meeting.updateMany({ where: { code: meetingCode }, data });
    await database().recommendation.updateMany({ where: { code: { in: [code, closed] } }, data });
    await database().document.updateMany({ where: { code: documentCode }, data });
  });

  test.each(names)(
    "the form of %s leaves on the device what everybody can read there, and nothing else",
    async (name) => {
      const form = await formIn(await recordForms[name](unit));
      const asRead = await formIn(await recordForms[name](visitor));
      expect(form?.keptAs?.place).toBe(en && ru ? "device" : "server");
      if (form?.keptAs?.place === "device") expect(form.initial).toEqual(asRead?.initial);
    },
  );
});

test("What is to be recorded is public nowhere: a new record leaves nothing on the device", async () => {
  const meeting = await findMeetingForDesk(unit, meetingCode);
  const added = meeting && (await AddRecommendation({ locale, action, lookForNear, items: [], meeting, actor: unit }));
  for (const made of [await MeetingForm({ locale, action, meeting: null }), added]) {
    expect((await formIn(made))?.keptAs?.place).toBe("server");
  }
});

test("Where its author has chosen nobody yet, a new recommendation asks nobody", async () => {
  const meeting = await findMeetingForDesk(unit, meetingCode);
  const added = meeting && (await AddRecommendation({ locale, action, lookForNear, items: [], meeting, actor: unit }));
  const { initial = {} } = (await formIn(added)) ?? {};
  const chosen = Object.entries(initial).filter(([name]) => name.startsWith("addressees."));
  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.flatMap(([, values]) => values).filter(Boolean)).toEqual([]);
});

test("No other form leaves anything on the device", () => {
  const others = Object.keys(draftForms).filter((form) => !(names as string[]).includes(form));
  expect(others.length).toBeGreaterThan(0);
  for (const form of others) expect(keptAs(form as Exclude<DraftForm, RecordForm>, "one").place).toBe("server");
});
