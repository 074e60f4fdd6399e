import { listFindablePartners, partnerRecognizer } from "#features/partners/partner-queries.ts";
import type { Meeting } from "#generated/prisma/client.ts";
import type { Transaction } from "#server/database.ts";
import { meetingDays, type Whose } from "./delegation.ts";
import { personOf } from "./delegation-rows.ts";
import type { DelegationRecord } from "./delegation-sheet.ts";

/** All that a list of the participants of a meeting is read against. */
export async function recordForSheets(
  tx: Transaction,
  meeting: Pick<Meeting, "id" | "start" | "end" | "format">,
): Promise<DelegationRecord> {
  const partners = await listFindablePartners();
  const rows = await tx.delegation.findMany({
    where: { meetingId: meeting.id, removedAt: null },
    include: { partner: { select: { code: true } }, delegates: { orderBy: { position: "asc" } } },
    orderBy: { id: "asc" },
  });
  return {
    ...{ days: meetingDays(meeting), format: meeting.format as DelegationRecord["format"], partners },
    recognize: await partnerRecognizer(partners),
    delegations: rows.map(({ partner, kind, name, delegates }) => ({
      whose: partner ? { partner: partner.code } : ({ kind, name: name ?? "" } as Whose),
      people: delegates.map(personOf),
    })),
  };
}
