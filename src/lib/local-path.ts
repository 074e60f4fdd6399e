/** A path and query of this portal, as asked for in an address; `null` for anything that would lead elsewhere. */
export function localPath(asked: string | null | undefined): string | null {
  if (!asked?.startsWith("/") || asked.length > longest) return null;
  const home = "http://portal.invalid";
  // Browsers read "//", "/\" and tabs in ways that lead to other hosts: what counts is where they would end.
  if (!URL.canParse(asked, home)) return null;
  const { origin, pathname, search, hash } = new URL(asked, home);
  return origin === home && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : null;
}

const longest = 2000;
