"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Says in words what has just been done, where an action has led to. It takes the focus, which stood on the button that is gone. */
export function Outcome({ id, children }: { id?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => box.current?.focus(), []);

  return (
    <div className="outcome" id={id} ref={box} tabIndex={-1} role="status">
      {children}
    </div>
  );
}
