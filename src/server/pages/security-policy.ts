import { randomBytes } from "node:crypto";

/** A public page is a document: it runs nothing, sends its forms to the portal only and stands in nobody's frame. */
export const documentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A file for machines shows nothing and runs nothing, whatever a browser makes of it. */
export const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** A picture or a style sheet that is opened by itself runs nothing. */
export const assetPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The desk runs the portal's own scripts, known by a number used once. Next takes it from the *request* header. */
export function applicationPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/** The headers that every answer has, as name and value in turn. */
export function securityHeaders(origin: string): string[] {
  const headers = [
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "same-origin",
    "Permissions-Policy",
    "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy",
    "same-origin",
  ];
  // Promised only where the portal is reached by https: over http it would be ignored, on a borrowed name it would stay.
  if (origin.startsWith("https:")) headers.push("Strict-Transport-Security", "max-age=31536000");
  return headers;
}
