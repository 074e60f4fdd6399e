"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Upload } from "tus-js-client";
import { type Begun, findBegun, type Sending, sendFile } from "./sending-file.ts";

/** On a slow line more at once only make each slower. */
const atOnce = 3;

const renewAgainMs = 2000;

type Held = { file: File; begun: Begun | null; upload: Upload | null; isOn: boolean };

/** The files that this page sends, some at a time, and what can be done with each. */
export function useSendings(path: string, begun: readonly Begun[], renew: (page: FormData) => Promise<void>) {
  const [rows, setRows] = useState<Sending[]>([]);
  const held = useRef(new Map<string, Held>());
  const count = useRef(0);

  const tell = useCallback((key: string, told: Partial<Sending>) => {
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...told } : row)));
  }, []);

  const start = useCallback(
    async (key: string) => {
      const of = held.current.get(key);
      if (!of) return;
      of.isOn = true;
      tell(key, { state: "sending" });
      of.upload ??= await sendFile(of.file, {
        path,
        begun: of.begun,
        // Of one that was stopped by hand nothing else is told.
        tell: (told) => of.isOn && tell(key, told),
        isOn: () => of.isOn,
      });
      if (of.isOn) of.upload.start();
    },
    [path, tell],
  );

  // The page around these rows tells of those that are sent, and is made anew for it, however often the line breaks.
  const sent = rows.filter(({ state }) => state === "sent").length;
  const [renewals, setRenewals] = useState(0);
  useEffect(() => {
    if (sent + renewals === 0) return;
    // The portal takes no action without a form.
    const page = new FormData();
    page.append("path", path);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () =>
      renew(page).catch(() => {
        timer = setTimeout(ask, renewAgainMs);
      });
    void ask();
    return () => clearTimeout(timer);
  }, [sent, renewals, renew, path]);
  useEffect(() => {
    const busy = rows.filter(({ state }) => state === "sending" || state === "broken").length;
    for (const { key } of rows.filter(({ state }) => state === "queued").slice(0, Math.max(0, atOnce - busy)))
      void start(key);
  }, [rows, start]);

  const isBusy = rows.some(({ state }) => state === "sending" || state === "broken" || state === "queued");
  useEffect(() => {
    if (!isBusy) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isBusy]);

  const add = useCallback(
    (files: readonly File[]) => {
      const fresh = files.map((file): Sending => {
        count.current += 1;
        const key = String(count.current);
        const before = findBegun(file, begun);
        held.current.set(key, { file, begun: before, upload: null, isOn: false });
        return {
          key,
          id: before?.id ?? null,
          name: file.name,
          bytes: file.size,
          came: before?.came ?? 0,
          state: "queued",
          why: null,
        };
      });
      setRows((rows) => [...rows, ...fresh]);
    },
    [begun],
  );

  const stop = (key: string) => {
    const of = held.current.get(key);
    if (of) of.isOn = false;
    return of?.upload;
  };
  const forget = (key: string) => {
    stop(key);
    const all = held.current;
    all.delete(key);
    setRows((rows) => rows.filter((row) => row.key !== key));
  };

  return {
    rows,
    add,
    async pause(key: string) {
      await stop(key)?.abort();
      tell(key, { state: "paused" });
    },
    resume: (key: string) => tell(key, { state: "queued" }),
    /** With all of it that the portal has. */
    async remove(key: string) {
      const upload = stop(key);
      forget(key);
      await upload?.abort(true).catch(() => {});
      setRenewals((before) => before + 1);
    },
    forget,
  };
}
