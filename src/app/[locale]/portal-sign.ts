/** Two sides that face each other, and the lines between them; the files in `public/` are drawn from it. */
export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1b3f91"/>' +
  '<path fill="#fff" d="M6 6h8v2h-4v16h4v2H6zM26 6h-8v2h4v16h-4v2h8zM12 12h8v2h-8zM12 18h8v2h-8z"/></svg>';

/** The icon within the page: as a file it would be one more request of everybody who comes for the first time. */
export const iconInPage = `data:image/svg+xml,${drawing.replace(/[<>"#]/g, encodeURIComponent)}`;
