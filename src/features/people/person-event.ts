import type { Person } from "#generated/prisma/client.ts";
import { keptOfPerson, type PersonVerb } from "./person.ts";

export function personEvent(person: Person, verb: PersonVerb) {
  return {
    subject: "person" as const,
    subjectId: person.id,
    subjectCode: String(person.id),
    verb,
    snapshot: keptOfPerson(person),
    visible: false,
  };
}
