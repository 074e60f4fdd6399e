"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Draft } from "./draft.ts";

export type KeptAnswer = { status: "saved"; at: string } | { status: "refused"; message: string };

/** The person whose words these are, and the way to the portal for those that are not left on a device. */
export type Keeper = {
  /** the name of a person's drawer on every device; `null` where nobody is known: then nothing is kept */
  person: string | null;
  /** with the portal, of this page */
  kept: readonly Draft[];
  keep: ((data: FormData) => Promise<KeptAnswer>) | null;
  forget: ((data: FormData) => Promise<KeptAnswer>) | null;
};

const nobody: Keeper = { person: null, kept: [], keep: null, forget: null };

const KeeperContext = createContext(nobody);

export function DraftKeeper({ person, kept, keep, forget, children }: Keeper & { children: ReactNode }) {
  const keeper = useMemo(() => ({ person, kept, keep, forget }), [person, kept, keep, forget]);
  return <KeeperContext value={keeper}>{children}</KeeperContext>;
}

export function useKeeper(): Keeper {
  return useContext(KeeperContext);
}
