/** What a page of HTML says about itself: its language, its title and author, and statements of origin. */
import type { DocumentMetadata, ProvenanceClaim } from "../../core/text/document.ts";

export class HtmlPage {
  language: string | null = null;
  readonly #about: { title?: string; creator?: string; description?: string; application?: string } = {};
  readonly #claims = new Map<string, ProvenanceClaim>();

  get hasTitle(): boolean {
    return this.#about.title !== undefined;
  }

  /** More text of the title. */
  addTitle(text: string): void {
    const title = `${this.#about.title ?? ""}${text}`.replace(/\s+/g, " ").slice(0, 1000);
    if (title.trim()) this.#about.title = title;
  }

  get metadata(): DocumentMetadata {
    const title = this.#about.title?.trim();
    const provenance = [...this.#claims.values()];
    return { ...this.#about, ...(title ? { title } : {}), ...(provenance.length > 0 ? { provenance } : {}) };
  }

  /** Takes in what an element says by its attributes. */
  hear(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "html") this.language ??= attributes["lang"]?.trim() || null;
    if (name === "meta") this.#meta(attributes);
    this.#claim(name, attributes);
  }

  #meta(attributes: Readonly<Record<string, string>>): void {
    const content = attributes["content"]?.trim().slice(0, 1000);
    if (!content) return;
    const name = attributes["name"]?.toLowerCase();
    if (name === "generator") this.#about.application = content;
    if (name === "author") this.#about.creator = content;
    if (name === "description") this.#about.description = content;
  }

  /** Statements of origin: `ai-disclosure` on the page or an element, and C2PA's links and scripts. */
  #claim(name: string, attributes: Readonly<Record<string, string>>): void {
    const add = (standard: ProvenanceClaim["standard"], place: string, value: string): void => {
      if (this.#claims.size < 20) this.#claims.set(`${standard} ${value}`, { standard, place, value: value.slice(0, 200) });
    };
    const disclosure = attributes["ai-disclosure"]?.trim();
    if (disclosure) add("ai-disclosure", `<${name} ai-disclosure>`, disclosure);
    if (name === "meta" && attributes["name"]?.toLowerCase() === "ai-disclosure" && attributes["content"]?.trim())
      add("ai-disclosure", "<meta name=ai-disclosure>", attributes["content"].trim());
    if (name === "link" && attributes["rel"]?.toLowerCase().split(/\s+/).includes("c2pa-manifest"))
      add("c2pa", "<link rel=c2pa-manifest>", "manifest");
    if (name === "script" && attributes["type"]?.toLowerCase() === "application/c2pa")
      add("c2pa", "<script type=application/c2pa>", "manifest");
  }
}
