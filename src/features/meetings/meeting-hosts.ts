import { z } from "zod";
import type { Localized, RecordText } from "#i18n/localized.ts";
import { localizedText } from "#lib/texts.ts";

/** It held the meeting, helped to hold it, or was in the chair. */
export const hostRoles = ["host", "cooperation", "chair"] as const;

export type HostRole = (typeof hostRoles)[number];

/** A partner by its code, or who is none in words. Words beside a partner are what its source calls it: "SCO Secretariat". */
export const host = z
  .object({
    role: z.enum(hostRoles),
    partner: z.string().max(40).nullable(),
    name: localizedText(500)
      .nullable()
      .transform((name) => (name?.en || name?.ru ? name : null)),
  })
  .refine(({ partner, name }) => partner !== null || name !== null, { path: ["partner"] });

export type HostInput = z.infer<typeof host>;

/** A meeting names each partner once. */
export const hosts = z.array(host).superRefine((list, context) => {
  for (const [index, { partner }] of list.entries()) {
    if (partner === null || list.findIndex((other) => other.partner === partner) === index) continue;
    const params = { problem: "staff:problem.hostTwice" };
    context.addIssue({ code: "custom", path: [index, "partner"], params });
  }
});

/** As a row keeps it: codes may change, ids do not. */
export type HostKept<Role extends string = HostRole> = { role: Role; partner: number | null; name: Localized | null };

/** As readers see it; `nameThen` is what the partner was called on the last day of the meeting, where that was another name. */
export type MeetingHost<Role extends string = HostRole> = {
  role: Role;
  partner: { code: string; name: RecordText; nameThen: Localized | null; remark: RecordText } | null;
  name: Localized | null;
};

/** A line calls it as its source does, else by its name of then. */
export function hostWords({ partner, name }: MeetingHost): Localized {
  return name ?? partner?.nameThen ?? partner?.name ?? { en: null, ru: null };
}
