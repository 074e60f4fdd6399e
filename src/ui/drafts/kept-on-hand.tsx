"use client";

import { type ReactNode, useCallback, useEffect, useState } from "react";
import { addressAt } from "#i18n/address.ts";
import { useTexts } from "#i18n/client-texts.tsx";
import { byAge, type Draft } from "./draft.ts";
import { drawerOf, put, take } from "./draft-drawer.ts";
import { useKeeper } from "./draft-keeper.tsx";
import { Excerpt, useScripts } from "./draft-notes.tsx";
import { portalZone, whenOf } from "./draft-time.ts";

type OnHand = { draft: Draft; place: "device" | "tab" };
type Kept = { draft: Draft; place: OnHand["place"] | "server" };

/** All that lies on this device and in this tab for the person who is signed in; nothing of anybody else. */
export function useKept() {
  const { person } = useKeeper();
  const [kept, setKept] = useState<OnHand[]>([]);
  const look = useCallback(() => {
    const lying = (place: OnHand["place"]) =>
      (person ? drawerOf(person, place) : []).map((draft) => ({ draft, place }));
    setKept([...lying("device"), ...lying("tab")].sort((a, b) => byAge(a.draft, b.draft)));
  }, [person]);
  useEffect(look, [look]);
  return { kept, look };
}

/** A link to each form, and the time since when it waits. */
export function KeptItems<One extends Kept>({
  kept,
  action,
}: {
  kept: readonly One[];
  action?: (one: One) => ReactNode;
}) {
  const { locale, t } = useTexts();
  const isScripted = useScripts();
  if (kept.length === 0) return null;
  return (
    <ul className="kept-list">
      {kept.map((one) => (
        <li key={one.draft.id}>
          <a href={addressAt(locale, one.draft.page)} lang={one.draft.language}>
            {one.draft.title}
          </a>
          , {t(`form:draft.place.${one.place}`)}, {whenOf(one.draft.at, locale, isScripted ? undefined : portalZone)}
          <Excerpt fields={one.draft.fields} />
          {action?.(one)}
        </li>
      ))}
    </ul>
  );
}

/** The part of the desk that lists it, and all that the portal keeps. It is not there where nothing is kept. */
export function KeptOnHand() {
  const { t } = useTexts();
  const { person, kept: onServer } = useKeeper();
  const { kept, look } = useKept();
  const [thrown, setThrown] = useState<OnHand | null>(null);
  if (!person || (kept.length === 0 && onServer.length === 0 && !thrown)) return null;
  // Newer words of the same draft wait in the tab.
  const sent = onServer.filter(({ id }) => !kept.some(({ draft }) => draft.id === id));
  const throwAway = (one: OnHand) => {
    take(person, one.place, one.draft.id);
    setThrown(one);
    look();
  };
  const undo = () => {
    if (thrown) put(person, thrown.place, thrown.draft);
    setThrown(null);
    look();
  };
  const button = (label: string, onClick: () => void) => (
    <button type="button" className="link-button" onClick={onClick}>
      {label}
    </button>
  );
  return (
    <section className="kept-words" aria-labelledby="kept-on-hand">
      <h2 id="kept-on-hand">{t("form:draft.title")}</h2>
      <KeptItems kept={kept} action={(one) => button(t("form:draft.throwAway"), () => throwAway(one))} />
      <KeptItems kept={sent.map((draft) => ({ draft, place: "server" }))} />
      {thrown && (
        <p className="device" role="status">
          {t("form:draft.thrown")} {button(t("form:draft.undo"), undo)}
        </p>
      )}
    </section>
  );
}
