"use client";

import { Fragment, useEffect, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { listOf } from "#ui/form/form-state.ts";
import { type Draft, type DraftField, firstWords, type KeptAs } from "./draft.ts";
import { forgetOwnerless, keepOwnerless, type Ownerless, ownerless } from "./draft-drawer.ts";
import { useKeeper } from "./draft-keeper.tsx";
import { portalZone, whenOf } from "./draft-time.ts";
import type { Drafts } from "./form-drafts.ts";

type Shown = Pick<Drafts, "restored" | "offers" | "thrown" | "restore" | "throwAway" | "undo">;

/** Says before a form what is kept of it, since when and in which words, and what can be done with it. */
export function DraftNotes({ keptAs, drafts }: { keptAs: KeptAs; drafts: Shown }) {
  const { locale, t } = useTexts();
  const { restored, offers, thrown, restore, throwAway, undo } = drafts;
  const { kept } = useKeeper();
  const isScripted = useScripts();
  const button = (label: string, onClick: () => void) =>
    isScripted && (
      <button type="button" className="link-button" onClick={onClick}>
        {label}
      </button>
    );
  const where = (draft: Draft) => ({
    when: whenOf(draft.at, locale, isScripted ? undefined : portalZone),
    place: t(`form:draft.place.${kept.some(({ id }) => id === draft.id) ? "server" : keptAs.place}`),
  });
  return (
    <>
      {restored && (
        <section className="kept-words" aria-label={t("form:draft.restoredTitle")}>
          <p role="status">{t("form:draft.restored", where(restored.draft))}</p>
          <Excerpt fields={restored.news} />
          <p className="actions">{button(t("form:draft.throwAway"), () => throwAway(restored))}</p>
        </section>
      )}
      {offers
        .filter((offer) => offer.draft.id !== restored?.draft.id || offer.left)
        .map((offer) => (
          <section className="kept-words" key={offer.draft.id} aria-label={t("form:draft.title")}>
            <p>{t(offer.left ? "form:draft.left" : "form:draft.offered", where(offer.draft))}</p>
            <Excerpt fields={offer.news} />
            <WholeText fields={offer.news} />
            <p className="actions">
              {!offer.left && button(t("form:draft.putBack"), () => restore(offer))}
              {button(t("form:draft.throwAway"), () => throwAway(offer))}
            </p>
          </section>
        ))}
      {thrown && (
        <p className="device" role="status">
          {t("form:draft.thrown")} {button(t("form:draft.undo"), undo)}
        </p>
      )}
      <OwnerlessNote keptAs={keptAs} />
    </>
  );
}

/** The first words of each field that was changed. */
export function Excerpt({ fields }: { fields: readonly DraftField[] }) {
  const { t } = useTexts();
  const shown = fields.filter(({ kind }) => kind !== "rows");
  return (
    <dl className="kept-fields">
      {shown.slice(0, 5).map((field) => (
        <Fragment key={field.name}>
          <dt>{field.label || field.name}</dt>
          <dd>{firstWords(field) || t("form:empty")}</dd>
        </Fragment>
      ))}
      {shown.length > 5 && <dd>{t("form:draft.more", { count: shown.length - 5 })}</dd>}
    </dl>
  );
}

function WholeText({ fields }: { fields: readonly DraftField[] }) {
  const { t } = useTexts();
  return (
    <details>
      <summary>{t("form:draft.show")}</summary>
      {fields
        .filter(({ kind }) => kind !== "rows")
        .map(({ name, kind, label, said, now }) => (
          <div key={name}>
            <b>{label || name}</b>
            <p className="as-typed">{(kind === "choice" ? said : now.join("\n")) || t("form:empty")}</p>
          </div>
        ))}
    </details>
  );
}

/** Words of before it was noted by whom: shown only to a person who says that they are theirs, and never put into a form. */
function OwnerlessNote({ keptAs }: { keptAs: KeptAs }) {
  const { locale, t } = useTexts();
  const { person } = useKeeper();
  const [found, setFound] = useState<Ownerless | null>(null);
  const [thrown, setThrown] = useState<Ownerless | null>(null);
  const { form, record, place } = keptAs;

  // Only a browser has storage.
  useEffect(() => setFound(person ? ownerless({ form, record, place }) : null), [person, form, record, place]);

  if (thrown) {
    const undo = () => {
      keepOwnerless(keptAs, thrown);
      setFound(thrown);
      setThrown(null);
    };
    return (
      <p className="device" role="status">
        {t("form:draft.thrown")}{" "}
        <button type="button" className="link-button" onClick={undo}>
          {t("form:draft.undo")}
        </button>
      </p>
    );
  }
  if (!found) return null;
  const words = Object.keys(found.values).flatMap((name) => {
    const text = listOf(found.values, name).join("\n").trim();
    return text ? [{ name, text }] : [];
  });
  const throwAway = () => {
    forgetOwnerless(keptAs);
    setThrown(found);
    setFound(null);
  };
  return (
    <section className="kept-words" aria-label={t("form:draft.title")}>
      <p>{t("form:draft.ownerless", { when: whenOf(found.at, locale) })}</p>
      <details>
        <summary>{t("form:draft.mine")}</summary>
        {words.map(({ name, text }) => (
          <p className="as-typed" key={name}>
            {text}
          </p>
        ))}
      </details>
      <p className="actions">
        <button type="button" className="link-button" onClick={throwAway}>
          {t("form:draft.throwAway")}
        </button>
      </p>
    </section>
  );
}

/** Without scripts a page shows what is kept, and a button would do nothing. */
export function useScripts(): boolean {
  const [isScripted, setIsScripted] = useState(false);
  useEffect(() => setIsScripted(true), []);
  return isScripted;
}
