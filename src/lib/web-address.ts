/** Whether it is a whole address of the web: of a host that can be reached by its name, in whatever script. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return isHostName(hostname) && !username && !password;
}

/** A name of letters, digits and hyphens in several parts, in ASCII, the last of which is no number. */
export function isHostName(host: string): boolean {
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(host);
}

/** An address as people read it: without what all addresses begin with, in the script in which its host is known. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}
