import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Draft, DraftField } from "#ui/drafts/draft.ts";
import { DraftKeeper } from "#ui/drafts/draft-keeper.tsx";
import { DraftNotes, Excerpt } from "#ui/drafts/draft-notes.tsx";
import { KeptItems, KeptOnHand } from "#ui/drafts/kept-on-hand.tsx";
import { HeldNote } from "#ui/form/form-held.tsx";
import { idle } from "#ui/form/form-state.ts";
import type { Examples } from "./gallery.tsx";
import { say } from "./words.ts";

/** Words that are kept and not sent. */
export const draftExamples = {
  DraftNotes: {
    offered: (locale) => notes({ offers: [offer(locale, "offered")] }),
    left: (locale) => notes({ offers: [{ ...offer(locale, "left"), left: true }] }),
    restored: (locale) => notes({ restored: offer(locale, "restored") }),
    thrown: (locale) => notes({ thrown: offer(locale, "thrown") }),
  },
  Excerpt: {
    fields: (locale) => <Excerpt fields={fields(locale)} />,
    many: (locale) => <Excerpt fields={Array.from({ length: 7 }, (_, count) => field(locale, `many-${count}`))} />,
  },
  HeldNote: {
    saved: () => held({ answer: { status: "saved", at, carried: {}, theirs: null } }),
    waiting: () => held({ answer: { status: "waiting" } }),
    full: () => held({ isFull: true }),
  },
  KeptItems: {
    two: (locale) => (
      <KeptItems
        kept={[
          { draft: draft(locale, "item-1"), place: "device" },
          { draft: draft(locale, "item-2"), place: "tab" },
        ]}
      />
    ),
  },
  KeptOnHand: {
    ofNobody: () => <KeptOnHand />,
  },
  DraftKeeper: {
    somebody: (locale) => (
      <DraftKeeper person="example" kept={[]} keep={null} forget={null}>
        {say("gaps", locale)}
      </DraftKeeper>
    ),
  },
} satisfies Examples;

const at = "2026-05-03T12:05:00Z";

function field(locale: Locale, name: string): DraftField {
  const label = translator(locale)("staff:meeting.conflictRow", { count: 1 });
  return { name, kind: "text", label, said: "", was: [], now: [say("gaps", locale)] };
}

function fields(locale: Locale): DraftField[] {
  return [field(locale, "first"), { ...field(locale, "second"), now: [""] }];
}

function draft(locale: Locale, id: string): Draft {
  return {
    ...{ id, tab: "1", form: "example", record: id, at, page: "/components", title: say("toForm", locale) },
    ...{ language: locale, fields: fields(locale), rows: {} },
  };
}

function offer(locale: Locale, id: string) {
  return { draft: draft(locale, id), news: fields(locale) };
}

type Told = Partial<Parameters<typeof DraftNotes>[0]["drafts"]>;

function notes(told: Told) {
  const nothing = { restored: null, offers: [], thrown: null, restore() {}, throwAway() {}, undo() {} };
  return (
    <DraftNotes keptAs={{ form: "example", record: "example", place: "device" }} drafts={{ ...nothing, ...told }} />
  );
}

type Held = Parameters<typeof HeldNote>[0];

function held({ answer = null, isFull = false }: { answer?: Held["saving"]["answer"]; isFull?: boolean }) {
  const saving = { soon() {}, clear() {}, isOn: true, answer };
  return <HeldNote form={{ current: null }} drafts={{ hold: () => null, isFull }} saving={saving} state={idle} />;
}
