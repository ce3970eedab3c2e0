/**
 * Content security policy of the pages, in their meta tag and in the server's header: our own files only, no inline script. Pages that stand
 * in Office load office.js from Microsoft, which must not be kept elsewhere, and nothing else: what office.js itself would
 * report to Microsoft is not let through.
 */
const policyWith = (scripts) =>
  [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(" ")}`,
    // The shown document brings formatting of its own, which is set as inline style.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const pagePolicy = policyWith([]);
const officePolicy = policyWith(["https://appsforoffice.microsoft.com"]);

/** Pages that Office shows in frames of its own. */
const officePages = new Set(["taskpane", "commands", "result"]);

export const isOfficePage = (name) => officePages.has(name);

/** The policy of a page, by its name without ending. */
export const policyOf = (name) => (isOfficePage(name) ? officePolicy : pagePolicy);

/**
 * Who may show a page in a frame: a server says it, a meta tag can't. Word and Outlook on the web stand under these names, and inside
 * SharePoint, Teams and the start page; a programme on the desktop is no frame.
 */
export const framesOf = (name) =>
  isOfficePage(name)
    ? `frame-ancestors ${["officeapps.live.com", "office.com", "office365.com", "sharepoint.com", "microsoft.com", "live.com", "cloud.microsoft"].map((domain) => `https://*.${domain}`).join(" ")}`
    : "frame-ancestors 'none'";
