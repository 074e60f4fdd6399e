import { nameAt } from "#features/partners/partner.ts";
import { type PartnerItem, toFormerNames, wholePartner } from "#features/partners/partner-queries.ts";
import type { Partner } from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import { recordText } from "#i18n/record-text.ts";
import { database, type Transaction } from "#server/database.ts";
import type { HostInput, HostKept, HostRole, MeetingHost } from "./meeting-hosts.ts";

type WithHosts = { hosts: unknown };

type HostPartner = Pick<PartnerItem, "code" | "name" | "remark" | "formerNames">;

export type HostPartners = ReadonlyMap<number, HostPartner>;

/** The partners that these meetings name as hosts, by id. */
export async function hostPartners(meetings: readonly WithHosts[]): Promise<HostPartners> {
  const ids = meetings.flatMap(({ hosts }) => (hosts as HostKept[]).flatMap(({ partner }) => partner ?? []));
  if (ids.length === 0) return new Map();
  const { formerNames } = wholePartner;
  const rows = await database().partner.findMany({
    where: { id: { in: [...new Set(ids)] } },
    include: { formerNames },
  });
  return new Map(rows.map((row) => [row.id, toHostPartner(row)]));
}

function toHostPartner(row: Partner & Parameters<typeof toFormerNames>[0]): HostPartner {
  const [name, remark] = [recordText("partner", row, "name"), recordText("partner", row, "remark")];
  return { code: row.code, name, remark, formerNames: toFormerNames(row) };
}

/** `shown` leaves of words those that the reader may see; a host of whom nothing is left is not told of. */
export function toHosts<Role extends string = HostRole>(
  { hosts }: WithHosts,
  partners: HostPartners,
  lastDay: string | null,
  shown: (words: Localized) => Localized,
): MeetingHost<Role>[] {
  return (hosts as HostKept<Role>[]).flatMap(({ role, partner: id, name: words }) => {
    const partner = id === null ? undefined : partners.get(id);
    const name = words && shown(words);
    const then = partner && nameAt(partner, lastDay);
    if (!partner && !name?.en && !name?.ru) return [];
    return {
      ...{ role, name },
      partner: partner
        ? {
            ...{ code: partner.code, name: partner.name, remark: partner.remark },
            nameThen: then?.isFormer ? then.name : null,
          }
        : null,
    };
  });
}

/** As a row keeps them; `null` where one names no partner of the record. */
export async function keptHosts<Role extends string = HostRole>(
  tx: Transaction,
  hosts: readonly (Omit<HostInput, "role"> & { role: Role })[] = [],
): Promise<HostKept<Role>[] | null> {
  const codes = hosts.flatMap(({ partner }) => partner ?? []);
  const rows = await tx.partner.findMany({ where: { code: { in: codes } }, select: { id: true, code: true } });
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  if (codes.some((code) => !ids.has(code))) return null;
  return hosts.map(({ role, partner, name }) => ({
    ...{ role, name },
    partner: partner === null ? null : (ids.get(partner) ?? null),
  }));
}
