"use client";

import { type FormEvent, startTransition, useOptimistic, useRef, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";

type Row = { id: number; name: string; people: number; isThere: boolean };

type Props = {
  action: (data: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string>>;
  rows: readonly Row[];
};

/**
 * One key for each delegation: its button says that it is there, and the next one has the focus before the portal has answered.
 * Without scripts the page comes back at the next button.
 */
export function CheckInKeys({ action, hidden, rows }: Props) {
  const { t } = useTexts();
  const [marked, mark] = useOptimistic<ReadonlyMap<number, boolean>, [number, boolean]>(
    new Map(rows.map(({ id, isThere }) => [id, isThere])),
    (before, [id, isThere]) => new Map(before).set(id, isThere),
  );
  const list = useRef<HTMLUListElement>(null);
  const [isBroken, setBroken] = useState(false);
  const count = [...marked.values()].filter(Boolean).length;

  function send(event: FormEvent<HTMLFormElement>, row: Row, next: number): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    // The focus is on the next one already: an answer that leads there would take it back from one further on.
    data.set("stay", "1");
    list.current?.querySelector<HTMLElement>(`#d-${next}`)?.focus();
    startTransition(async () => {
      mark([row.id, !marked.get(row.id)]);
      await action(data).then(
        () => setBroken(false),
        () => setBroken(true),
      );
    });
  }

  return (
    <>
      <p role="status">{t("delegations:checkIn.count", { there: count, all: rows.length })}</p>
      {isBroken && <p role="alert">{t("delegations:checkIn.broken")}</p>}
      <ul className="check-in" ref={list}>
        {rows.map((row, index) => {
          const isThere = marked.get(row.id) ?? row.isThere;
          const next = rows[index + 1]?.id ?? row.id;
          return (
            <li key={row.id}>
              <form action={action} onSubmit={(event) => send(event, row, next)}>
                {Object.entries(hidden).map(([name, value]) => (
                  <input type="hidden" key={name} name={name} value={value} />
                ))}
                <input type="hidden" name="mark" value={`${row.id}:${isThere ? "no" : "yes"}`} />
                <input type="hidden" name="next" value={next} />
                <button type="submit" id={`d-${row.id}`} className="button quiet" aria-pressed={isThere}>
                  <b>{row.name}</b> <span>{t("delegations:people", { count: row.people })}</span>
                  <span>{isThere ? `✓ ${t("delegations:present")}` : t("delegations:checkIn.notYet")}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </>
  );
}
