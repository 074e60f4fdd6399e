"use client";

import { type KeyboardEvent, type ReactNode, startTransition, useLayoutEffect, useRef } from "react";

const directions: Record<string, string> = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "into", ArrowLeft: "out" };

type Props = {
  /** the same on every press */
  carried: Record<string, string>;
  move: (data: FormData) => Promise<void>;
  /** the row that was moved last, and when: the keyboard stays with it */
  moved: string | null;
  at: string;
  children: ReactNode;
};

/**
 * Alt with an arrow moves the row in which the keyboard is: up and down, and with Shift into the session above or out of its own.
 * Keys are known by their place, so that they are the same on a Russian keyboard.
 */
export function AgendaKeys({ carried, move, moved, at, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ item: string; to: string }[]>([]);
  const isMoving = useRef(false);

  /** The next of what was pressed, with the row as it stands now. */
  const goOn = () => {
    const [next] = pressed.current;
    const row = next && box.current?.querySelector<HTMLElement>(`[data-item="${next.item}"]`);
    if (isMoving.current || !row) return;
    pressed.current.shift();
    isMoving.current = true;
    const data = new FormData();
    const { version = "" } = row.dataset;
    for (const [name, value] of Object.entries({ ...carried, ...next, version })) data.set(name, value);
    startTransition(() => move(data));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment tells one move of a row from the next
  useLayoutEffect(() => {
    isMoving.current = false;
    if (moved) box.current?.querySelector<HTMLElement>(`#item-${moved} a[data-handle]`)?.focus();
    // A row that could not go there goes no further.
    else pressed.current = [];
    goOn();
  }, [moved, at]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = event.altKey && !event.ctrlKey && !event.metaKey ? directions[event.code] : undefined;
    const isAcross = to === "into" || to === "out";
    // Without Shift an arrow across is the way back of the browser.
    if (!to || isAcross !== event.shiftKey) return;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-item]") : null;
    if (!row) return;
    event.preventDefault();
    pressed.current.push({ item: row.dataset.item ?? "", to });
    goOn();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows within it are what is used.
    <div ref={box} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
