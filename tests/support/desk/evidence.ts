import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { dropEvidence, removeEvidenceFile } from "#desk/evidence/evidence-actions.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { can } from "#policy.ts";
import { database } from "#server/database.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { sendEvidence } from "#tests/support/evidence.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

const code = "2021-III-2";
const year = yearOf(new Date());
const place = { recommendation: code, partner: "UZB", year } as const;

/** By a focal point, for the next report. */
async function send() {
  process.env.PORTAL_FILES ??= mkdtempSync(join(tmpdir(), "portal-desk-files-"));
  const words = `A paper of ${performance.now()}`;
  const focal = await personWith("focal");
  await sendEvidence(focal, fileStore(), { ...place, evidenceOf: "report" }, { name: "order.txt", words });
}

/** By either, for what each of them says. */
async function sendBoth() {
  await send();
  const unit = await personWith("unit");
  await sendEvidence(unit, fileStore(), { ...place, evidenceOf: "assessment" }, { name: "visit.txt" });
}

async function sendAlong() {
  await send();
  const focal = await personWith("focal");
  const said = { year, state: "done", statement: "We did it.", language: "en", evidence: null } as const;
  const to = { recommendation: code, partnerId: focal.partner?.id ?? 0 };
  done(await submitReport(focal, to, said, { corrects: null }));
}

const last = () => database().evidence.findFirst({ orderBy: { id: "desc" } });

export const evidence: Job[] = [
  {
    does: "removes a file that waits for an answer",
    name: "dropEvidence",
    once: "nothing",
    action: dropEvidence,
    may: can.sendFiles,
    by: ["focal", "unit", "admin"],
    prepare: sendBoth,
    form: async (actor) => {
      const evidenceOf = actor.kind === "person" && actor.role === "focal" ? "report" : "assessment";
      const upload = await database().upload.findFirst({ where: { evidenceOf } });
      return { code, partner: "UZB", year: String(year), upload: upload?.id ?? "" };
    },
    outcome: { to: `/en/recommendations/${code}/evidence/UZB/${year}#send` },
    kept: [() => database().upload.count(), 1],
    again: expect.objectContaining({ status: "refused" }),
  },
  {
    does: "removes a file of a report",
    name: "removeEvidenceFile",
    once: "key",
    action: removeEvidenceFile,
    may: can.sendFiles,
    by: ["focal", "unit", "admin"],
    prepare: sendAlong,
    form: async () => ({ code, file: String((await last())?.id), "reason.en": "It names a witness." }),
    outcome: { status: "done", message: expect.stringContaining("order.txt") },
    kept: [last, { name: "order.txt", removedAt: expect.any(Date) }],
    wrong: [{ file: "", "reason.en": "" }, ["file", "reason"]],
  },
];
