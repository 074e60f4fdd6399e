import { headers } from "next/headers";

/** The page server asks for a page that is to ask the database nothing: it is away, or was in the way of another page. */
export async function isDatabaseAway(): Promise<boolean> {
  return (await headers()).has("x-database");
}

/** Reads the reader's address from the page server: a layout is told neither path nor query. */
export async function currentAddress(): Promise<{ path: string; search: string }> {
  const address = (await headers()).get("x-address") ?? "";
  const query = address.indexOf("?");
  if (query < 0) return { path: address, search: "" };
  const asked = new URLSearchParams(address.slice(query));
  // The framework's own mark on what its scripts fetch is no part of the address.
  asked.delete("_rsc");
  return { path: address.slice(0, query), search: asked.size > 0 ? `?${asked}` : "" };
}
