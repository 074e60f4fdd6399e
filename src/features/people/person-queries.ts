import { type Localized, localized, type RecordText } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { type Actor, can, type Role } from "#policy.ts";
import { database } from "#server/database.ts";

export type PersonItem = {
  id: number;
  name: string;
  email: string;
  role: Role;
  partner: { code: string; name: RecordText } | null;
  post: { code: string; station: Localized; place: Localized } | null;
  active: boolean;
  sample: boolean;
  /** the beginning of the latest of the sessions that still count */
  signedInSince: Date | null;
};

/** Everybody with an account, those who are active first; nobody for who may not know. */
export async function listPeople(actor: Actor): Promise<PersonItem[]> {
  if (!can.managePeople(actor)) return [];
  const rows = await database().person.findMany({
    include: {
      partner: true,
      post: { include: { place: true } },
      sessions: { where: { expiresAt: { gt: new Date() } }, orderBy: { createdAt: "desc" }, take: 1 },
    },
    orderBy: [{ active: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    partner: row.partner && { code: row.partner.code, name: recordText("partner", row.partner, "name") },
    post: row.post && {
      code: row.post.code,
      station: localized(row.post, "station"),
      place: localized(row.post.place, "name"),
    },
    active: row.active,
    sample: row.sample,
    signedInSince: row.sessions[0]?.createdAt ?? null,
  }));
}
