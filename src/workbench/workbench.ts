/** The page: empty, loading, refused or shown, in Swedish or English, by mouse, drop or keyboard. */
import { AppError, type Wording } from "../core/errors.ts";
import { element } from "./element.ts";
import type { PagePorts, PageState } from "./page.ts";
import { showIn } from "./picture.ts";
import { questionList } from "./questions.ts";
import { type Language, wordings } from "./wording.ts";

const EXAMPLE = "exempel/tjansteskrivelse.docx";

const unexpected: Wording = {
  sv: "Något oväntat gick fel när filen lästes. Prova att öppna och spara den i Word.",
  en: "Something unexpected went wrong while reading the file. Try to open and save it in Word.",
};

/** Puts the page into `place` and keeps it there. */
export function startWorkbench(place: HTMLElement, ports: PagePorts): void {
  let language: Language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "sv";
  let state: PageState = { kind: "empty" };
  /** Counts the files asked for, so that a slow one never replaces a later one. */
  let asked = 0;

  const picker = element("input", {
    type: "file",
    accept: ".docx,.dotx,.docm",
    hidden: "",
    change: () => void choose(picker.files?.[0]),
  });
  // Lives through every redraw, so that a screen reader hears what changes in it.
  const status = element("p", { role: "status", class: "said" });

  async function choose(file: File | undefined): Promise<void> {
    picker.value = "";
    if (file) await open(file.name, () => file.arrayBuffer());
  }

  async function openExample(): Promise<void> {
    await open("tjansteskrivelse.docx", async () => {
      const response = await fetch(EXAMPLE);
      if (!response.ok) {
        throw new AppError("not-found", {
          sv: "Exemplet finns inte här. Kör npm start en gång, eller välj en egen fil.",
          en: "The example is not here. Run npm start once, or choose a file of your own.",
        });
      }
      return response.arrayBuffer();
    });
  }

  async function open(name: string, read: () => Promise<ArrayBuffer>): Promise<void> {
    const mine = ++asked;
    show({ kind: "loading", name });
    let next: PageState;
    try {
      const bytes = new Uint8Array(await read());
      const suggestion = await ports.open(bytes);
      next = { kind: "shown", name, suggestion, picture: await ports.draw(bytes) };
    } catch (error) {
      if (!(error instanceof AppError)) reportError(error);
      next = { kind: "refused", name, says: error instanceof AppError ? error.wording : unexpected };
    }
    if (mine !== asked) return;
    show(next);
    place.querySelector<HTMLElement>(next.kind === "shown" ? "#questions" : ".drop .primary")?.focus();
  }

  function show(next: PageState): void {
    state = next;
    draw();
  }

  function speak(next: Language): void {
    language = next;
    draw();
    place.querySelector<HTMLElement>(`[data-language="${next}"]`)?.focus();
  }

  function draw(): void {
    const says = wordings[language];
    document.documentElement.lang = language;
    document.title = state.kind === "empty" ? "Källmärkt" : `${state.name} – Källmärkt`;
    status.textContent = state.kind === "loading" ? says.loading(state.name) : "";
    const main = element("main", { class: state.kind }, dropZone(), status, ...content());
    main.setAttribute("aria-busy", String(state.kind === "loading"));
    place.replaceChildren(header(), main, picker);
  }

  function header(): HTMLElement {
    const says = wordings[language];
    const choice = (code: Language, name: string) =>
      element(
        "button",
        {
          type: "button",
          lang: code,
          "data-language": code,
          "aria-pressed": String(code === language),
          click: () => speak(code),
        },
        name,
      );
    return element(
      "header",
      { class: "top" },
      element("div", {}, element("h1", {}, "Källmärkt"), element("p", {}, says.subtitle)),
      element(
        "div",
        { class: "languages", role: "group", "aria-label": says.languages },
        choice("sv", "Svenska"),
        choice("en", "English"),
      ),
    );
  }

  function dropZone(): HTMLElement {
    const says = wordings[language];
    const isShown = state.kind === "shown";
    const chooser = element(
      "button",
      { type: "button", class: "primary", click: () => picker.click() },
      isShown ? says.another : says.choose,
    );
    const example = element("button", { type: "button", click: () => void openExample() }, says.example);
    return element(
      "div",
      { class: "drop" },
      element(
        "div",
        {},
        element("p", {}, element("strong", {}, isShown && state.kind === "shown" ? state.name : says.drop)),
        element("p", { class: "quiet" }, says.dropMore),
      ),
      element("div", { class: "choices" }, chooser, ...(isShown ? [] : [example])),
    );
  }

  function content(): HTMLElement[] {
    const says = wordings[language];
    if (state.kind === "refused") {
      return [
        element(
          "div",
          { class: "refused said", role: "alert" },
          element("p", {}, element("strong", {}, `${state.name}: ${says.refused}`)),
          element("p", {}, state.says[language]),
        ),
      ];
    }
    if (state.kind !== "shown") return [];
    const { suggestion, picture } = state;
    const paper = picture
      ? element("section", { class: "paper", "aria-label": says.document, tabindex: "0" }, picture)
      : element("p", { class: "refused" }, says.noPicture);
    return [paper, questionList(suggestion, language, says, picture ? (finding) => void showIn(picture, finding) : null)];
  }

  // The whole window takes a drop: a file that misses the box would otherwise replace the page.
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("over");
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    void choose(event.dataTransfer?.files[0]);
  });

  draw();
}
