import type { Locale } from "#i18n/locale.ts";

export const roles = ["admin", "unit", "translator", "liaison", "focal", "expert"] as const;

export type Role = (typeof roles)[number];

/**
 * A form as a person sent it: the key that was made with it, the fingerprint of all that stood in it and of the action to
 * which it went, and the drafts of it that are kept. The deed that it asks for is done once. `earlier`
 * is the fingerprint that portals kept before they named the action in it.
 */
export type Sending = { key: string; content: string; earlier?: string; drafts?: TakenDrafts };

/** The drafts whose words stand in a form that is sent, all of them that were typed `until` then by the clock of its browser. */
export type TakenDrafts = { ids: readonly string[]; until: Date | null };

export type Person = {
  kind: "person";
  id: number;
  name: string;
  email: string;
  role: Role;
  language: Locale;
  /** the partner that a focal point speaks for */
  partner: { id: number; code: string } | null;
  /** ISO 3166-1 alpha-3 codes of the places that a liaison officer's post covers */
  covers: readonly string[];
  /** with which they do it, where they sent a form */
  sending?: Sending;
};

/** A focal point: what they report, their partner says. */
export type Speaker = Person & { role: "focal"; partner: NonNullable<Person["partner"]> };

export type Actor = { kind: "visitor" } | { kind: "portal" } | Person;

export const visitor: Actor = { kind: "visitor" };
export const portal: Actor = { kind: "portal" };
