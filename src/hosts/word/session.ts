/** One document in Word as it was read last: asks, reads back, and never has two questions under way at once. */
import type { ApiParagraph } from "./align.ts";
import { isWithoutXml, officeCode, patiently, refusalOf, unread } from "./faults.ts";
import { fileOf } from "./file.ts";
import { queueParagraphs } from "./paragraphs.ts";
import { atLeast, type OfficeWorld, type WordLevel, type WordPorts } from "./office.ts";
import { queueRead, readingOf, readParts, type RawReading, type WordReading } from "./read.ts";
import { reusing } from "./same.ts";
import { Shelf } from "./stories.ts";

/** What an edit needs to know beside the text. */
export interface Standing {
  readonly api: readonly ApiParagraph[];
  /** Texts of the footnotes in order; empty when none was asked for. */
  readonly notes: readonly string[];
  /** Paragraphs of the stories that were asked for beside the body. */
  readonly others: ReadonlyMap<string, readonly ApiParagraph[]>;
  /** How many controls stand around a paragraph of the writer's that something of ours goes beside; asked for only where Word has refused. */
  readonly around?: ReadonlyMap<number, number>;
}

/** Everything that an edit needs to know of the document, asked for in one batch. */
export type WordStanding = WordReading & Standing;

export class Session {
  readonly world: OfficeWorld;
  readonly ports: WordPorts;
  readonly level: WordLevel;
  readonly isWeb: boolean;
  readonly isMac: boolean;
  /** Word says that the document is open for reading only. */
  readonly isClosed: boolean;
  /** Whether styles of our own can be made: tried until Word says no, since a label without its style is still a label. */
  canStyle: boolean;
  /** Whether controls can stand in notes: tried until Word says no (on the web it does: OfficeDev/office-js #3355, #4373). */
  canControlNotes = true;
  /** The newest reading, or null before the first. */
  latest: WordReading | null = null;
  #readsFile = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(world: OfficeWorld, ports: WordPorts, level: WordLevel, platform: string, isClosed: boolean) {
    this.world = world;
    this.ports = ports;
    this.level = level;
    this.isWeb = platform === "OfficeOnline";
    this.isMac = platform === "Mac";
    this.isClosed = isClosed;
    this.canStyle = atLeast(level, "1.5");
  }

  /** A context of its own for each batch: nothing is tracked in Word, so nothing has to be released. */
  context(): Word.RequestContext {
    return new this.world.Word.RequestContext();
  }

  /** Runs one thing after the other. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work, work);
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Reads the document anew. @throws AppError */
  read(): Promise<WordReading> {
    return this.readWith(() => () => null);
  }

  /** Reads the document anew, and with it what else `queue` asks for in the same batch. @throws AppError */
  readWith<T>(queue: (context: Word.RequestContext) => () => T): Promise<WordReading & { readonly more: T }> {
    return this.#asked((context) => {
      const raw = this.queueRead(context, this.#part(context));
      const more = queue(context);
      return () => ({ raw: raw(), more: more() });
    });
  }

  /** Queues a reading, by the way that this document can be read. */
  queueRead(context: Word.RequestContext, part: Word.CustomXmlPart | null): () => RawReading {
    return queueRead(context, this.level, part, !this.#readsFile);
  }

  #part(context: Word.RequestContext): Word.CustomXmlPart | null {
    const id = this.latest?.partId ?? null;
    return id === null ? null : context.document.customXmlParts.getItem(id);
  }

  async #asked<T>(
    queue: (context: Word.RequestContext) => () => { readonly raw: RawReading; readonly more: T },
  ): Promise<WordReading & { readonly more: T }> {
    try {
      return await patiently(async () => {
        const context = this.context();
        const answer = queue(context);
        await context.sync();
        const { raw, more } = answer();
        return { ...(await this.take(raw, context)), more };
      }, this.ports.pause);
    } catch (error) {
      // The part that held the record is gone: another program took it, or the document is another.
      if (officeCode(error) === "ItemNotFound" && this.latest !== null && this.latest.partId !== null) {
        this.latest = { ...this.latest, partId: null };
        return this.#asked(queue);
      }
      // Some documents can't be had as XML, in Word's own words or for their size (OfficeDev/office-js #5394): those are read as files.
      if (!this.#readsFile && isWithoutXml(error)) {
        this.#readsFile = true;
        return this.#asked(queue);
      }
      throw refusalOf(error, unread);
    }
  }

  /** Makes what Word answered the newest reading. */
  async take(raw: RawReading, context: Word.RequestContext): Promise<WordReading> {
    const known = raw.parts.known;
    const kept = new Map(known === null ? [] : [[known.id, known.xml]]);
    const others = raw.parts.ids.filter((id) => !kept.has(id));
    for (const [id, xml] of await readParts(context, others)) kept.set(id, xml);
    const file = raw.flat === null ? await fileOf(this.world.Office) : null;
    const fresh = await readingOf(raw, kept, this.ports, this, file);
    const before = this.latest?.reading;
    this.latest = before ? { ...fresh, reading: reusing(before, fresh.reading) } : fresh;
    await this.ports.breath();
    return this.latest;
  }

  /** Queues what an edit needs to know beside the text. `stories`: in which it writes beside the body. */
  queueStanding(context: Word.RequestContext, wantsNotes: boolean, stories: readonly string[] = []): () => Standing {
    const { document } = context;
    const expected = this.latest?.reading.text.stories.find(({ kind }) => kind === "body")?.paragraphs.length ?? null;
    const api = queueParagraphs(document.body, { hasIds: atLeast(this.level, "1.6"), isMac: this.isMac, expected });
    const notes = wantsNotes && atLeast(this.level, "1.5") ? document.body.footnotes : null;
    notes?.load("items/body/text");
    const shelf = new Shelf(document);
    const others = stories.flatMap((id) => {
      const place = this.latest?.stories.get(id);
      if (!place) return [];
      const shown = shelf.bodyAt(place).paragraphs;
      shown.load("items/text");
      return [{ id, shown }];
    });
    return () => ({
      api: api(),
      notes: notes?.items.map(({ body }) => body.text) ?? [],
      others: new Map(others.map(({ id, shown }) => [id, shown.items.map(({ text }) => ({ text, id: null }))])),
    });
  }
}
