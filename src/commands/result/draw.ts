/** Draws an outcome into the small window. Everything is set as text. */
import type { Wording } from "../../core/errors.ts";
import type { Language } from "../../taskpane/state/state.ts";
import type { Outcome } from "../outcome.ts";
import type { Shown } from "../show.ts";
import { buttons, origins, texts, titles } from "../words.ts";

/** The sentences of an outcome, in order. */
export function sentencesOf(outcome: Outcome): Wording[] {
  switch (outcome.kind) {
    case "labelled":
      return [
        filled(texts.use, { engine: outcome.use.engine, date: outcome.use.date }),
        origins[outcome.use.from],
        ...(outcome.mark === "" ? [] : [filled(texts.mark, { mark: outcome.mark })]),
        ...outcome.warnings,
      ];
    case "unchanged":
      return [filled(texts.use, { engine: outcome.use.engine, date: outcome.use.date })];
    case "undone":
      return [texts.undone];
    case "refused":
      return [outcome.says];
    default:
      return outcome satisfies never;
  }
}

/** `{name}` is replaced by the value of that name, as text. */
function filled(wording: Wording, values: Readonly<Record<string, string>>): Wording {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
  return { sv: fill(wording.sv), en: fill(wording.en) };
}

export interface Presses {
  readonly undo: () => void;
  readonly close: () => void;
}

/** Draws into `place`, and gives the first button the focus. */
export function draw(place: HTMLElement, { outcome, language, theme }: Shown, presses: Presses): void {
  const { documentElement } = document;
  documentElement.lang = language;
  documentElement.dataset["theme"] = theme;
  const title = element("h1", titles[outcome.kind][language]);
  const lines = element("div", "");
  lines.setAttribute("role", outcome.kind === "refused" ? "alert" : "status");
  lines.append(...sentencesOf(outcome).map((wording, index) => element("p", wording[language], index === 0 ? "" : "quiet")));
  const row = element("div", "", "buttons");
  const canUndo = outcome.kind === "labelled" && outcome.canUndo;
  const close = button(buttons.close, language, presses.close, true);
  row.append(close, ...(canUndo ? [button(buttons.undo, language, presses.undo, false)] : []));
  place.replaceChildren(title, lines, row);
  close.focus();
}

function element(name: string, text: string, look = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (look !== "") made.className = look;
  return made;
}

function button(words: Wording, language: Language, press: () => void, isFirst: boolean): HTMLElement {
  const made = element("button", words[language], isFirst ? "first" : "");
  made.setAttribute("type", "button");
  made.addEventListener("click", press);
  return made;
}
