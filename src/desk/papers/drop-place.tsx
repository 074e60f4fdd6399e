"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { formatNumber } from "#i18n/number.ts";
import type { Begun, Sending } from "./sending-file.ts";
import { useSendings } from "./use-sendings.ts";

type Props = {
  /** of the page, to which a browser without scripts sends one file, and of which the others are */
  path: string;
  signIn: string;
  megabytes: number;
  /** makes the page around it anew */
  renew: (page: FormData) => Promise<void>;
  /** fields that a browser without scripts sends with a file; the others say it of all files together, afterwards */
  children?: ReactNode;
  /** of the same person, begun before and not sent whole */
  begun: readonly Begun[];
  /** the control of a plain form that takes such a one away */
  drop: Readonly<Record<string, ReactNode>>;
};

/**
 * Files are chosen, or dropped anywhere on the page, as many as somebody likes: each is a row with its progress, and can be paused,
 * gone on with and removed. Without scripts this is a form for one file.
 */
export function DropPlace({ path, signIn, megabytes, begun, drop, renew, children }: Props) {
  const { t } = useTexts();
  const { rows, add, pause, resume, remove, forget } = useSendings(path, begun, renew);
  const [hasScript, setHasScript] = useState(false);
  useEffect(() => setHasScript(true), []);
  const isOver = useDropped(add);
  const known = new Set(rows.flatMap(({ id }) => id ?? []));
  const shown = rows.filter(({ state, id }) => state !== "sent" || begun.some((one) => one.id === id));
  const stopped = begun.filter(({ id }) => !known.has(id));
  return (
    <>
      <form
        method="post"
        encType="multipart/form-data"
        action={path}
        className={isOver ? "drop-place over" : "drop-place"}
      >
        {!hasScript && children}
        <label htmlFor="drop-files">{t(hasScript ? "sending:drop" : "sending:choose")}</label>
        <p className="hint" id="drop-hint">
          {t("sending:hint", { megabytes })}
        </p>
        <input
          id="drop-files"
          name="file"
          type="file"
          required
          multiple={hasScript}
          aria-describedby="drop-hint"
          onChange={({ currentTarget }) => {
            add([...(currentTarget.files ?? [])]);
            // The same one can be chosen again.
            currentTarget.value = "";
          }}
        />
        <noscript>
          <p className="mt-3">
            <button type="submit" className="button">
              {t("sending:submit")}
            </button>
          </p>
        </noscript>
      </form>
      <Told rows={rows} />
      {(shown.length > 0 || stopped.length > 0) && (
        <ul className="sendings" aria-label={t("sending:list")}>
          {shown.map((row) => (
            <li key={row.key}>
              <Row row={row} />
              <p className="actions">
                {(row.state === "sending" || row.state === "broken" || row.state === "queued") && (
                  <Act does="pause" name={row.name} act={() => pause(row.key)} />
                )}
                {(row.state === "paused" || row.state === "signedOut") && (
                  <Act does="resume" name={row.name} act={() => resume(row.key)} />
                )}
                {row.state === "signedOut" && (
                  <a href={signIn} target="_blank" rel="noreferrer">
                    {t("sending:signIn")}
                  </a>
                )}
                {row.state !== "sent" && (
                  <Act
                    does="remove"
                    name={row.name}
                    act={() => (row.state === "refused" ? forget(row.key) : remove(row.key))}
                  />
                )}
              </p>
            </li>
          ))}
          {stopped.map((one) => (
            <li key={one.id}>
              <Row row={{ ...one, key: one.id, state: "paused", why: t("sending:again") }} />
              <div className="actions">{drop[one.id]}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Act({ does, name, act }: { does: "pause" | "resume" | "remove"; name: string; act: () => void }) {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={t("sending:of", { action: t(`sending:${does}`), name })}
      onClick={act}
    >
      {t(`sending:${does}`)}
    </button>
  );
}

const tones: Partial<Record<Sending["state"], string>> = { refused: "refusal", sent: "done" };

function Row({ row: { name, bytes, came, state, why } }: { row: Sending }) {
  const { t, locale } = useTexts();
  const size = (of: number) => {
    const megabytes = of / 1024 / 1024;
    return megabytes >= 1
      ? t("sending:megabytes", { size: formatNumber(Math.round(megabytes * 10) / 10, locale) })
      : t("sending:kilobytes", { size: formatNumber(Math.round(of / 1024), locale) });
  };
  const said = state === "sending" && came === bytes ? "checking" : state;
  return (
    <div>
      <p>
        <b>{name}</b> <span className={tones[state]}>{t(`sending:state.${said}`)}</span>
      </p>
      {state !== "refused" && (
        <p>
          <progress max={bytes} value={came} aria-label={name} />{" "}
          <span className="small">{t("sending:came", { came: size(came), all: size(bytes) })}</span>
        </p>
      )}
      {why && <p className="small">{why}</p>}
    </div>
  );
}

/** Said when something comes to its end, not at every step. */
function Told({ rows }: { rows: readonly Sending[] }) {
  const { t } = useTexts();
  const count = (state: Sending["state"]) => rows.filter((row) => row.state === state).length;
  const [sent, refused, broken] = [count("sent"), count("refused"), count("broken")];
  return (
    <p role="status" className="small">
      {rows.length > 0 && t("sending:told", { sent, all: rows.length })}
      {refused > 0 && ` ${t("sending:toldRefused", { count: refused })}`}
      {broken > 0 && ` ${t("sending:toldBroken")}`}
    </p>
  );
}

/** Whether files are held over the page, anywhere on it. */
function useDropped(add: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holds = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!holds(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!holds(event)) return;
      event.preventDefault();
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [add]);
  return isOver;
}
