"use client";

import { useEffect } from "react";

/** Takes the keyboard to where the address points: a browser does so for a page that it loads, not for one that scripts fetch. */
export function FocusOn() {
  useEffect(() => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
  }, []);
  return null;
}
