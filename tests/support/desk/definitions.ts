import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { defaultLocale, type Locale } from "#i18n/locale.ts";
import { elementOf, type FormDefinition, isGroup, isKeyed, isRows } from "#ui/form/form-definition.ts";

const desks = join(import.meta.dirname, "..", "..", "..", "src", "desk");

/**
 * The fields of every form of the desks, file by file: a form may say beside its record how it is saved, by a second definition
 * of the same file.
 */
export async function definedForms(): Promise<z.ZodObject[]> {
  const paths = readdirSync(desks, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith("-form-definition.ts"),
  );
  const modules = await Promise.all(paths.map((path) => import(join(desks, path)) as Promise<object>));
  return modules.map((module) => {
    const forms = Object.entries(module).filter(([name]) => name.endsWith("Form"));
    const fields = forms.map(([, form]: [string, Defined]) => form(defaultLocale).fields.shape);
    return z.object(Object.assign({}, ...fields));
  });
}

type Defined = (locale: Locale) => FormDefinition<z.ZodObject>;

/** Whether a control of this name belongs to one of these fields: "title.en", "start.year", "topics.0.text.ru". */
export function isControlOf(node: z.ZodType, name: string): boolean {
  return isAt(node, name.split("."));
}

function isAt(node: z.ZodType, [step, ...rest]: string[]): boolean {
  if (step === undefined) return !isGroup(node) && !isRows(node) && !isKeyed(node) && !partsOf(node);
  if (isGroup(node)) return node.shape[step] !== undefined && isAt(node.shape[step], rest);
  if (isRows(node)) return /^\d+$/.test(step) && isAt(node.element, rest);
  if (isKeyed(node)) return isAt(elementOf(node), rest);
  return rest.length === 0 && step in (partsOf(node) ?? {});
}

/** A date has three controls. */
function partsOf(node: z.ZodType): object | null {
  const from = (node as z.ZodCodec).def.in;
  return from instanceof z.ZodObject ? from.shape : null;
}
