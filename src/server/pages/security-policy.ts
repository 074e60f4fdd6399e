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

/** Nothing of what a browser can do beside showing pages is asked for, by the portal or in its name. */
const unusedFeatures = [
  ...["accelerometer", "attribution-reporting", "autoplay", "bluetooth"],
  ...["browsing-topics", "camera", "clipboard-read", "compute-pressure", "display-capture", "encrypted-media"],
  ...["fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection"],
  ...["join-ad-interest-group", "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi"],
  ...["otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create"],
  ...["publickey-credentials-get", "run-ad-auction", "screen-wake-lock", "serial", "storage-access", "usb"],
  ...["sync-xhr", "web-share", "window-management", "xr-spatial-tracking"],
];

/** A file that anybody may use, in a program or a page of theirs. */
export function forSharing(security: readonly string[]): string[] {
  const at = security.indexOf("Cross-Origin-Resource-Policy");
  return ["Access-Control-Allow-Origin", "*", ...security.with(at + 1, "cross-origin")];
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
    unusedFeatures.map((feature) => `${feature}=()`).join(", "),
    "Cross-Origin-Opener-Policy",
    "same-origin",
    "Cross-Origin-Resource-Policy",
    "same-origin",
    "X-Permitted-Cross-Domain-Policies",
    "none",
  ];
  // Promised only where the portal is reached by https: over http it would be ignored, on a borrowed name it would stay.
  if (origin.startsWith("https:")) headers.push("Strict-Transport-Security", "max-age=31536000");
  return headers;
}
