"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { belowLanguage } from "#i18n/address.ts";
import { useTexts } from "#i18n/client-texts.tsx";
import type { AutosaveAnswer } from "#ui/form/form-autosave.ts";
import { type FormValues, idle, keyName, listOf } from "#ui/form/form-state.ts";
import type { Shown } from "#ui/form/form-typing.ts";
import {
  byAge,
  changedFields,
  type Draft,
  type DraftField,
  type KeptAs,
  momentNow,
  newsIn,
  putBack,
  sameValue,
  sentRows,
} from "./draft.ts";
import { controlsOf, sentWith, standingIn } from "./draft-controls.ts";
import { drawerOf, isOf, placeOnHand, put, randomId, tabId, take } from "./draft-drawer.ts";
import { useKeeper } from "./draft-keeper.tsx";

/** Values that go over those of the form until its next answer. */
export type Overlay = { after: Shown; values: FormValues; theirs: FormValues; count: number };

/** A draft that the page speaks of. `left`: the form has no place for it, it is there to be copied. */
export type Offer = { draft: Draft; news: readonly DraftField[]; left?: boolean };

export type Drafts = ReturnType<typeof useDrafts>;

/** All that is kept of a form: found when it is opened, kept while it is typed, given up when the portal has taken it. */
export function useDrafts(
  form: RefObject<HTMLFormElement | null>,
  keptAs: KeptAs | undefined,
  initial: FormValues,
  state: Shown,
) {
  const { locale } = useTexts();
  const { person, kept, keep: send, forget } = useKeeper();
  const [id] = useState(randomId);
  const place = keptAs && placeOnHand(keptAs);
  const record = keptAs && `${keptAs.form} ${keptAs.record}`;
  const ofThis = kept.filter((draft) => keptAs && isOf(draft, keptAs));
  const [offers, setOffers] = useState<Offer[]>(ofThis.map((draft) => ({ draft, news: draft.fields })));
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [restored, setRestored] = useState<Offer | null>(null);
  const [thrown, setThrown] = useState<Offer | null>(null);
  const [isFull, setIsFull] = useState(false);

  /** Of the moment, for what happens between two renderings. */
  const now = useRef<Moment>({ initial, state, sent: {}, left: null, replaces: null });
  now.current.initial = initial;
  now.current.state = state;
  const base = useCallback((name: string) => {
    const { initial, sent } = now.current;
    return listOf(name in initial ? initial : sent, name);
  }, []);

  const typed = useCallback(
    (names?: ReadonlySet<string>): Draft | null => {
      if (!form.current || !keptAs) return null;
      const controls = controlsOf(form.current);
      const fields = changedFields(controls, base).filter(({ name }) => names?.has(name) ?? true);
      if (fields.length === 0) return null;
      return {
        ...{ id, tab: tabId(), form: keptAs.form, record: keptAs.record, at: momentNow() },
        page: belowLanguage(location.pathname + location.search),
        title: document.querySelector("h1")?.textContent ?? document.title,
        ...{ language: locale, fields, rows: sentRows(controls, base), key: keyIn(form.current) },
        replaces: now.current.replaces,
      };
    },
    [form, keptAs, base, id, locale],
  );

  const keep = useCallback(
    (draft: Draft | null): string | null => {
      if (!person || !place) return null;
      if (!draft) {
        take(person, place, id);
        return null;
      }
      const isKept = put(person, place, draft);
      setIsFull(!isKept);
      return isKept ? draft.at : null;
    },
    [person, place, id],
  );

  /** Keeps what stands in the form, and tells when. */
  const hold = useCallback(() => keep(typed()), [keep, typed]);

  /** The portal has taken what was sent; only words that were typed since are still kept. */
  const release = useCallback(
    (since: ReadonlySet<string> = new Set()) => void keep(since.size > 0 ? typed(since) : null),
    [keep, typed],
  );

  /** A record may have become public since: then its words lie with the portal, and those to come on the device. */
  const forgetAtPortal = useCallback(
    ({ id }: { id: string }) => {
      if (keptAs?.place !== "server" && !kept.some((draft) => draft.id === id)) return;
      forget?.(dataOf({ locale, draft: id })).catch(() => undefined);
    },
    [keptAs?.place, kept, locale, forget],
  );

  const remove = useCallback(
    (draft: Draft) => {
      if (person && place) take(person, place, draft.id);
      forgetAtPortal(draft);
      setOffers((all) => all.filter((offer) => offer.draft.id !== draft.id));
    },
    [person, place, forgetAtPortal],
  );

  /** Words that lie on the device and no longer may go to the portal: until it has them, they wait in the tab. */
  const bringHome = useCallback(
    (draft: Draft) => {
      if (!person || !put(person, "tab", draft)) return;
      take(person, "device", draft.id);
      send?.(dataOf({ locale, draft: JSON.stringify(draft) })).catch(() => undefined);
    },
    [person, locale, send],
  );

  const lay = useCallback(
    (values: FormValues, theirs: FormValues) =>
      setOverlay((before) => ({ after: now.current.state, values, theirs, count: (before?.count ?? 0) + 1 })),
    [],
  );

  const restore = useCallback(
    ({ draft, news }: Offer) => {
      if (!form.current) return;
      const put = putBack(draft, controlsOf(form.current), base);
      setThrown(null);
      setRestored({ draft, news });
      lay(put.values, put.theirs);
    },
    [form, base, lay],
  );

  // The form was made anew with it: now it lies under the name of this one, and the rest of it stays to be copied.
  const count = overlay?.count;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that something was put back
  useEffect(() => {
    if (!count || !restored || !form.current || !person || !place) return;
    const standing = standingIn(form.current);
    const rest = restored.news.filter(({ name, now }) => !sameValue(now, listOf(standing, name)));
    const { draft } = restored;
    const left = rest.filter(({ kind }) => kind !== "rows");
    setOffers((all) => all.filter((offer) => offer.draft.id !== draft.id));
    if (left.length > 0) {
      const remains = { ...draft, fields: left };
      put(person, place, remains);
      setOffers((all) => [...all, { draft: remains, news: left, left: true }]);
      if (left.length === restored.news.length) setRestored(null);
    } else {
      // With the portal it gives way to this one when that has arrived.
      now.current.replaces = draft.id;
      take(person, place, draft.id);
    }
    const isHeld = hold() !== null;
    if (left.length === 0 && isHeld && place === "device") forgetAtPortal(draft);
  }, [count]);

  // When the form is there: what was typed before scripts came is newer than anything that is kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form and person
  useEffect(() => {
    if (!form.current || !keptAs || !person || !place) return;
    now.current.sent = sentWith(form.current);
    if (place === "tab") {
      for (const draft of drawerOf(person, "device").filter((draft) => isOf(draft, keptAs))) bringHome(draft);
    }
    const onHand = drawerOf(person, place).filter((draft) => isOf(draft, keptAs));
    const all = [...onHand, ...ofThis].sort(byAge);
    const found = all
      .filter((draft, index) => draft.id !== id && all.findIndex((one) => one.id === draft.id) === index)
      .map((draft) => ({ draft, news: newsIn(draft, base) }));
    for (const { draft } of found.filter(({ news }) => news.length === 0)) remove(draft);
    const news = found.filter((offer) => offer.news.length > 0);
    setOffers(news);
    const own = news.find(({ draft }) => draft.tab === tabId());
    if (hold() === null && own) restore(own);
  }, [record, person]);

  const answered = useRef(state);
  useEffect(() => {
    if (state === idle || state === answered.current) return;
    answered.current = state;
    setRestored(null);
    if ("values" in state) hold();
    else release(new Set(Object.keys(state.typed ?? {})));
  }, [state, hold, release]);

  // The page was made anew around the form: what the portal sends is others' or one's own by now, what is typed stays.
  const before = useRef({ initial, state });
  useLayoutEffect(() => {
    const { initial: old, state: then } = before.current;
    before.current = { initial, state };
    if (JSON.stringify(old) === JSON.stringify(initial) || then !== state || "values" in state || !form.current) return;
    const { left, sent } = now.current;
    now.current.left = null;
    const fields = changedFields(controlsOf(form.current), (name) => listOf(name in old ? old : sent, name));
    const stays = fields.filter(
      ({ name, now }) => !left || left.names.has(name) || !sameValue(now, listOf(left.stood, name)),
    );
    lay(Object.fromEntries(stays.map((field) => [field.name, [...field.now]])), {});
  }, [initial, state, form, lay]);

  /** The portal has taken what was sent and leads elsewhere. */
  const leave = useCallback(
    (since: ReadonlySet<string>, stood: FormValues) => {
      now.current.left = { names: since, stood };
      release(since);
    },
    [release],
  );

  /** Takes to the portal what is not left on a device. */
  const toPortal = useCallback(async (): Promise<AutosaveAnswer> => {
    const draft = typed();
    const answer = draft
      ? await send?.(dataOf({ locale, draft: JSON.stringify(draft) }))
      : await forget?.(dataOf({ locale, draft: id }));
    if (!answer) throw new Error("nobody keeps this draft");
    return answer.status === "saved" ? { ...answer, carried: {}, theirs: null } : answer;
  }, [typed, send, forget, locale, id]);

  const throwAway = (offer: Offer) => {
    const mine = offer === restored ? typed() : null;
    remove(offer.draft);
    setThrown(mine ? { draft: { ...mine, id: randomId() }, news: mine.fields } : offer);
    if (offer !== restored) return;
    setRestored(null);
    release();
    forgetAtPortal({ id });
    lay({}, {});
  };

  const undo = () => {
    if (!thrown || !person || !place) return;
    put(person, place, thrown.draft);
    if (keptAs?.place === "server")
      send?.(dataOf({ locale, draft: JSON.stringify(thrown.draft) })).catch(() => undefined);
    setOffers((all) => [...all, thrown]);
    setThrown(null);
  };

  /** The drafts that go when the form is taken. */
  const ids = () => [id, now.current.replaces ?? ""].join(" ").trim();

  const isSent = keptAs?.place === "server" && send !== null && person !== null;
  return {
    send: isSent ? toPortal : undefined,
    ids,
    overlay,
    offers,
    restored,
    thrown,
    isFull,
    lay,
    typed,
    hold,
    release,
    leave,
    restore,
    throwAway,
    undo,
  };
}

function keyIn(form: HTMLFormElement): string | null {
  return form.querySelector<HTMLInputElement>(`input[name="${keyName}"]`)?.value ?? null;
}

type Moment = {
  initial: FormValues;
  state: Shown;
  /** the values of the controls as they came with the page */
  sent: FormValues;
  /** typed while the portal took the rest */
  left: { names: ReadonlySet<string>; stood: FormValues } | null;
  replaces: string | null;
};

export function dataOf(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}
