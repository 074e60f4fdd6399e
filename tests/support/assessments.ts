import { assessmentSteps, type StepForward } from "#features/assessments/assessment.ts";
import { openAssessments } from "#features/assessments/assessment-commands.ts";
import type { Actor } from "#policy.ts";
import { done } from "./policy-meetings.ts";

/** Opens an assessment step by step, as far as to the readers of that one. */
export async function openUpTo(actor: Actor, id: number, last: StepForward): Promise<void> {
  for (const step of assessmentSteps.slice(1, assessmentSteps.indexOf(last) + 1) as StepForward[]) {
    done(await openAssessments(actor, step, [id]));
  }
}
