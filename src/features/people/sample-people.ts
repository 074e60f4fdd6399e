import type { Person } from "#generated/prisma/client.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { portal, type Role } from "#policy.ts";
import { change, database } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import { hashPassword } from "#server/passwords/passwords.ts";
import { personEvent } from "./person-event.ts";

/** Accounts of a portal that was filled with samples. */
export async function createSamplePerson(
  input: { email: string; name: string; role: Role; partner?: string; post?: string; language: string },
  password: string,
): Promise<Result<Person, "unknownPartner" | "tooManyAtOnce">> {
  const hashed = await hashPassword(password);
  if (!hashed.ok) return hashed;
  const passwordHash = hashed.value;
  return change(async (tx) => {
    const partner = input.partner ? await tx.partner.findUnique({ where: { code: input.partner } }) : null;
    const post = input.post ? await tx.liaisonPost.findUnique({ where: { code: input.post } }) : null;
    if ((input.partner && !partner) || (input.post && !post)) return fail("unknownPartner");
    const person = await tx.person.create({
      data: {
        email: input.email,
        name: input.name,
        role: input.role,
        language: input.language,
        partnerId: partner?.id ?? null,
        postId: post?.id ?? null,
        passwordHash,
        sample: true,
      },
    });
    await recordEvent(tx, portal, personEvent(person, "create-sample"));
    return ok(person);
  });
}

/** The demo accounts have one password, which the operator may choose anew. */
export async function setSamplePasswords(password: string): Promise<void> {
  for (const { id } of await database().person.findMany({ where: { sample: true }, select: { id: true } })) {
    const hashed = await hashPassword(password);
    if (!hashed.ok) throw new Error(hashed.error);
    const passwordHash = hashed.value;
    await change(async (tx) => {
      const person = await tx.person.update({ where: { id }, data: { passwordHash } });
      await tx.session.deleteMany({ where: { personId: id } });
      await recordEvent(tx, portal, personEvent(person, "change-password"));
      return ok(true);
    });
  }
}
