import { type FormValues, idOf, listOf } from "#ui/form/form-state.ts";

/** The version that a person saw of each recommendation travels beside the choice. */
export function versionValues(items: readonly { code: string; version: number }[]): FormValues {
  return Object.fromEntries(items.map(({ code, version }) => [versionName(code), String(version)]));
}

export function versionName(code: string): string {
  return `version.${code}`;
}

/** Several numbers of one choice stand with commas between. */
export function codesOfChoice(codes: readonly string[]): string {
  return codes.join(",");
}

/** Reads what was chosen, one by one or as a run, each once. */
export function chosenOf(values: FormValues, name: string): { code: string; version: number }[] {
  const codes = listOf(values, name).flatMap((choice) => choice.split(",").filter(Boolean));
  return [...new Set(codes)].map((code) => ({ code, version: idOf(values, versionName(code)) }));
}
