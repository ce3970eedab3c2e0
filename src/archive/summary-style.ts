/** How the summary looks on screen and on paper: system fonts, contrast above 7:1, nothing loaded from anywhere. */
import { Html } from "./html.ts";

export const SUMMARY_STYLE = new Html(`
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1b1b1b; font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid #1b1b1b; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
.state { font-weight: 600; border-left: .35rem solid #0b5a8f; padding: .25rem .75rem; background: #eef4f8; }
blockquote { margin: .5rem 0; padding: .5rem .75rem; border-left: .2rem solid #6b6b6b; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { margin: .5rem 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .15rem 0; border-bottom: 1px solid #ddd; }
dt { flex: 0 0 14rem; font-weight: 600; }
dd { flex: 1 1 18rem; margin: 0; overflow-wrap: anywhere; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border: 1px solid #8a8a8a; overflow-wrap: break-word; }
td { max-width: 34rem; }
thead th { background: #eef1f3; }
tbody th { font-weight: 600; }
.hash td { overflow-wrap: anywhere; }
.hash td, code { font-family: Consolas, "Liberation Mono", monospace; font-size: .9em; }
@media print {
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, dl div { break-inside: avoid; }
  .state { background: none; }
  .table { overflow: visible; }
}
`);
