import { fail, ok, type Result } from "#lib/result.ts";

/**
 * A recommendation is addressed to partners by their own name, to groups with the members they had when it was
 * addressed to them (ids of partners), to bodies and programmes (codes). Partners alone are asked for reports; a body
 * or a programme has no focal point, so it is never silent.
 */
export type Addressees = {
  partners: readonly number[];
  groups: readonly { code: string; members: readonly number[] }[];
  bodies: readonly string[];
  programmes: readonly string[];
};

export const nobody: Addressees = { partners: [], groups: [], bodies: [], programmes: [] };

export function isNobody({ partners, groups, bodies, programmes }: Addressees): boolean {
  return [partners, groups, bodies, programmes].every((of) => of.length === 0);
}

/** A partner that is a member of an addressed group is in it, and not named a second time. */
export function inOrder({ partners, groups, bodies, programmes }: Addressees): Addressees {
  const members = new Set(groups.flatMap((group) => group.members));
  return {
    partners: partners.filter((partner) => !members.has(partner)).sort((a, b) => a - b),
    groups: groups
      .map(({ code, members: all }) => ({ code, members: [...all].sort((a, b) => a - b) }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    bodies: [...bodies].sort(),
    programmes: [...programmes].sort(),
  };
}

/** Every partner that is addressed, once each: by its own name, as a member of a group, or both. */
export function partnersOf({ partners, groups }: Pick<Addressees, "partners" | "groups">): number[] {
  return [...new Set([...partners, ...groups.flatMap(({ members }) => members)])].sort((a, b) => a - b);
}

/** A list of codes names these: partners, groups, bodies and programmes have codes of one kind each. */
export type Addressable = {
  partners: ReadonlyMap<string, number>;
  /** the members of now */
  groups: ReadonlyMap<string, readonly number[]>;
  bodies: ReadonlySet<string>;
  programmes: ReadonlySet<string>;
};

/**
 * Finds whom these codes name. A group brings the members it has now, unless it was addressed `before`: then it keeps
 * those of then, so that nobody who joined later is silent on what nobody asked. A group without members asks nobody.
 */
export function resolveAddressees(
  codes: readonly string[],
  addressable: Addressable,
  before: Addressees = nobody,
): Result<Addressees, "unknownAddressee" | "groupEmpty"> {
  const wanted = [...new Set(codes)];
  const unknown = wanted.filter(
    (code) =>
      !addressable.partners.has(code) &&
      !addressable.groups.has(code) &&
      !addressable.bodies.has(code) &&
      !addressable.programmes.has(code),
  );
  if (unknown.length > 0) return fail("unknownAddressee", { codes: unknown.join(", ") });
  const groups = wanted
    .filter((code) => addressable.groups.has(code))
    .map((code) => ({
      code,
      members: before.groups.find((group) => group.code === code)?.members ?? addressable.groups.get(code) ?? [],
    }));
  const empty = groups.filter(({ members }) => members.length === 0);
  if (empty.length > 0) return fail("groupEmpty", { codes: empty.map(({ code }) => code).join(", ") });
  return ok({
    partners: wanted.flatMap((code) => addressable.partners.get(code) ?? []),
    groups,
    bodies: wanted.filter((code) => addressable.bodies.has(code)),
    programmes: wanted.filter((code) => addressable.programmes.has(code)),
  });
}

/**
 * Finds the partners that would no longer be asked although an answer of theirs is kept, or an assessment (ids). It
 * belongs to what was asked: the partner stays addressed, or the record would hold an answer to no question.
 */
export function reportedAndLeftOut(after: Addressees, reported: readonly number[]): number[] {
  const addressed = new Set(partnersOf(after));
  return [...new Set(reported)].filter((partner) => !addressed.has(partner));
}
