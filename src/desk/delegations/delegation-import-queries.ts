import { type DelegationRecord, delegationReader } from "#features/delegations/delegation-sheet.ts";
import type { Locale } from "#i18n/locale.ts";

/** The fields that a column of a list may hold, as somebody chooses them. */
export function delegationColumnsOf(record: DelegationRecord, locale: Locale): { value: string; label: string }[] {
  return delegationReader(record, locale).fields.map(({ key, label }) => ({ value: key, label }));
}
