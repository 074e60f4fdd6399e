/** A reason not to go on that its reader can mend: said as one sentence, without a stack, with exit code 1. */
export class Refusal extends Error {}

export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
