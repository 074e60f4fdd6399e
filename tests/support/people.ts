import { isLocale } from "#i18n/locale.ts";
import type { Person, Role } from "#policy.ts";
import { database } from "#server/database.ts";

/** The sample account of a role, as a session would present it. */
export async function personWith(role: Role): Promise<Person> {
  const { id } = await database().person.findFirstOrThrow({ where: { role, sample: true }, orderBy: { id: "asc" } });
  return asActor(id);
}

export async function asActor(id: number): Promise<Person> {
  const person = await database().person.findUniqueOrThrow({
    where: { id },
    include: { partner: true, post: { include: { coverage: true } } },
  });
  return {
    kind: "person",
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role as Role,
    language: isLocale(person.language) ? person.language : "en",
    partner: person.partner && { id: person.partner.id, code: person.partner.code },
    covers: person.post?.coverage.map(({ placeCode }) => placeCode) ?? [],
  };
}

/** The token of a link that somebody was given. */
export function tokenOf({ path }: { path: string | null }): string {
  return path?.split("/").at(-1) ?? "";
}
