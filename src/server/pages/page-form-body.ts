/**
 * Whether a body is a form as the portal's pages send it: without scripts, with the marks of its action in it; or as the
 * call of an action. Nothing that no page of the portal can have sent goes further than here: the framework would take it
 * for a page to render, or fail at it.
 */
export async function isOfPage(body: Buffer, type: string): Promise<boolean> {
  const form = await formIn(body, type);
  if (!form) return false;
  const names = [...form.keys()];
  if (!names.some((name) => name.startsWith("$ACTION_"))) return false;
  const parts = new Set(names.flatMap((name) => /^\$ACTION_(\w+:\w+)$/.exec(name)?.[1] ?? []));
  return [...form].every(([name, value]) => {
    const [, of] = /^\$ACTION_(\w+):\w+$/.exec(name) ?? [];
    return (
      of === undefined ||
      isArguments(
        value,
        (part) => parts.has(`${of}:${part}`),
        () => true,
      )
    );
  });
}

/** An action of the portal is given a form, after what it answered before where that is shown. */
export async function isOfScript(body: Buffer, type: string): Promise<boolean> {
  const form = await formIn(body, type);
  const root = form?.get("0");
  if (!form || typeof root !== "string") return false;
  const names = [...form.keys()];
  const hasForm = (id: string) => names.some((name) => name.startsWith(`_${id}_`));
  if (!isArguments(root, () => false, hasForm)) return false;
  const given: unknown = JSON.parse(root);
  if (!Array.isArray(given) || given.length < 1 || given.length > 2) return false;
  return /^\$K/.test(String(given.at(-1)));
}

async function formIn(body: Buffer, type: string): Promise<FormData | null> {
  if (!/^multipart\/form-data/i.test(type)) return null;
  return new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().catch(() => null);
}

const deepest = 20;

/** Values that stand for others begin with a dollar, and name what is there: of all their kinds forms need these. */
function isArguments(
  text: FormDataEntryValue,
  hasPart: (name: string) => boolean,
  hasForm: (id: string) => boolean,
): boolean {
  if (typeof text !== "string") return false;
  const isPlain = (value: unknown, depth: number, whole: unknown): boolean => {
    if (depth > deepest) return false;
    if (typeof value === "string") {
      if (!value.startsWith("$") || value.startsWith("$$") || value === "$undefined") return true;
      const [, kind, name = ""] = /^\$([@K])([0-9a-f]{1,6})$/.exec(value) ?? [];
      if (kind) return kind === "@" ? hasPart(name) : hasForm(name);
      // The same object stands at another place of these arguments, too.
      const [, path] = /^\$0:(.+)$/.exec(value) ?? [];
      return path !== undefined && isObjectAt(whole, path.split(":"));
    }
    if (typeof value !== "object" || value === null) return true;
    return Object.entries(value).every(([key, one]) => key !== "__proto__" && isPlain(one, depth + 1, whole));
  };
  try {
    const whole: unknown = JSON.parse(text);
    return isPlain(whole, 0, whole);
  } catch {
    return false;
  }
}

function isObjectAt(whole: unknown, path: readonly string[]): boolean {
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    whole,
  );
  return typeof found === "object" && found !== null;
}
