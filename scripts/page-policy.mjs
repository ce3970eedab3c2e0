/** Content security policy of the pages, in their meta tag and in the server's header: our own files only, no inline script. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The shown document brings formatting of its own, which is set as inline style.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
