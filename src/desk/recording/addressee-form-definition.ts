import { z } from "zod";
import type { Addressed, Names } from "#features/recommendations/addressee-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { choices } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";

/** The controls by which addressees are chosen, each with its own sort of codes. */
export const addresseeParts = ["groups", "state", "organisation", "bodies", "programmes"] as const;

type Chosen = Record<(typeof addresseeParts)[number], string[]>;

export const addresseeFields = z.object({
  groups: choices(),
  state: choices(),
  organisation: choices(),
  bodies: choices(),
  programmes: choices(),
});

export const addresseeForm = defineForm(() => z.object({ addressees: addresseeFields }));

/** The codes chosen in all of them; none where nobody is named. */
export function codesChosen(chosen: Chosen): string[] {
  return addresseeParts.flatMap((part) => chosen[part]);
}

/** Those addressed now, as the form holds them; a member of a group is not ticked a second time. */
export function chosenOf({ partners, groups, bodies, programmes }: Addressed, names: Names): Chosen {
  const codes = (items: readonly { code: string }[]) => items.map(({ code }) => code);
  const named = new Set(codes(partners));
  const ofKind = (kind: string) =>
    codes(names.partners.filter((partner) => partner.kind === kind)).filter((code) => named.has(code));
  return {
    groups: codes(groups),
    state: ofKind("state"),
    organisation: ofKind("organisation"),
    bodies: codes(bodies),
    programmes: codes(programmes),
  };
}

/** The form of a recommendation that is recorded, with what its author is shown. */
export function addresseeValues(
  page: { code: string; addressed: Addressed },
  names: Names,
  locale: Locale,
): FormValues {
  const values = addresseeForm(locale).values({ addressees: chosenOf(page.addressed, names) });
  return { code: page.code, ...withShown(values) };
}

/** The author says whom it asks: nobody is asked to report because of a choice that nobody made. */
export const nobodyChosen: Chosen = { groups: [], state: [], organisation: [], bodies: [], programmes: [] };
