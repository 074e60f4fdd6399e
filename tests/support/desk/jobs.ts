import { type Actor, visitor } from "#policy.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { agenda } from "./agenda.ts";
import { claims } from "./claims.ts";
import { deciding } from "./deciding.ts";
import { delegations } from "./delegations.ts";
import { documentReaders } from "./document-readers.ts";
import { documentSame } from "./document-same.ts";
import { documents } from "./documents.ts";
import { evidence } from "./evidence.ts";
import { figures, typing } from "./figures.ts";
import { files } from "./files.ts";
import type { Job, Who } from "./job.ts";
import { lineage } from "./lineage.ts";
import { meetingReaders } from "./meeting-readers.ts";
import { mistakes } from "./mistakes.ts";
import { papers } from "./papers.ts";
import { people } from "./people.ts";
import { publishing } from "./publishing.ts";
import { recording } from "./recording.ts";
import { reporting } from "./reporting.ts";
import { rounds } from "./rounds.ts";
import { translating } from "./translating.ts";

export const jobs: readonly Job[] = [
  ...recording,
  ...agenda,
  ...delegations,
  ...documents,
  ...documentReaders,
  ...meetingReaders,
  ...documentSame,
  ...files,
  ...papers,
  ...evidence,
  ...translating,
  ...publishing,
  ...lineage,
  ...mistakes,
  ...claims,
  ...deciding,
  ...reporting,
  ...rounds,
  ...figures,
  ...typing,
  ...people,
];

export const actorOf = (who: Who) => (who === "visitor" ? visitor : personWith(who));

/** A portal with samples, on which all has happened that must have happened before. */
export async function begin({ prepare }: Job) {
  await portalWith("sample");
  await prepare?.();
}

/** The values that somebody sends who sees what is there now. */
export async function typedBy(job: Job, actor: Actor, more: FormValues = {}): Promise<FormValues> {
  return { locale: "en", ...(await job.form(actor)), ...more };
}
