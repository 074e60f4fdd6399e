import type { Addressed, Names } from "#features/recommendations/addressee-queries.ts";
import { type FormValues, listOf } from "#ui/form/form-state.ts";

/** The controls by which addressees are chosen, each with its own sort of codes. */
export const addresseeFields = ["groups", "state", "organisation", "bodies", "programmes"] as const;

/** The codes chosen in all of them; none where nobody is named. */
export function addresseesOfForm(values: FormValues): string[] {
  return addresseeFields.flatMap((field) => listOf(values, `addressees.${field}`));
}

/** Gives the controls the values of those addressed now; a member of a group is not ticked a second time. */
export function addresseeValues({ partners, groups, bodies, programmes }: Addressed, names: Names): FormValues {
  const codes = (items: readonly { code: string }[]) => items.map(({ code }) => code);
  const named = new Set(codes(partners));
  const ofKind = (kind: string) =>
    codes(names.partners.filter((partner) => partner.kind === kind)).filter((code) => named.has(code));
  return {
    "addressees.groups": codes(groups),
    "addressees.state": ofKind("state"),
    "addressees.organisation": ofKind("organisation"),
    "addressees.bodies": codes(bodies),
    "addressees.programmes": codes(programmes),
  };
}

/** Where nothing tells otherwise most are addressed to everybody, if there is a group of all. */
export function everyPartner(names: Names): FormValues {
  const all = names.groups.find(({ size }) => size > 0 && size === names.partners.length);
  return { "addressees.groups": all ? [all.code] : [] };
}
