/**
 * What a file says about itself besides its text: how it was made, pictures, hidden text, and where it already tells of AI. Signs are
 * apart from findings: none is a passage to label, and none is evidence of how the text was written.
 */
import type { Wording } from "../errors.ts";
import type { DocumentText, Paragraph, Picture, ProvenanceClaim, Span, TextRange } from "../text/document.ts";
import { aiClaimOf, aiMeaning } from "./claims.ts";
import { readTextManifest } from "./c2pa-text.ts";
import { cautionIn, disclosuresIn } from "./disclosures.ts";
import { hiddenIn, saysHidden } from "./hidden-text.ts";
import { machineMade } from "./machine-made.ts";
import { saysChecked, type OriginCheck, type OriginResult } from "./origin-check.ts";

/** file: made by a program. origin: a machine-readable statement. picture: one whose metadata names AI. security: hidden text. disclosure: the text says so itself. */
export type SignKind = "file" | "origin" | "picture" | "security" | "disclosure";

/** Where in the text a sign stands. */
export interface SignPlace {
  readonly story: string;
  readonly paragraph: number;
  readonly span: Span;
}

export interface Sign {
  readonly kind: SignKind;
  /** What was seen, as a word that does not change: "python-docx", "c2pa-text-wrapper", "tag-characters" … */
  readonly what: string;
  /** Null when it is about the file as a whole. */
  readonly place: SignPlace | null;
  readonly text: string;
  readonly says: Wording;
  /** For a statement of origin whose signature was looked at: what that came to. */
  readonly signature?: OriginResult;
  /** How many places more have hidden text of this kind; absent when there are none. */
  readonly more?: number;
  /** For a picture: texts to put beside it once a person has said that it is AI-made. `{engine}` and `{date}` are for the person to fill in. */
  readonly offers?: { readonly caption: Wording; readonly altText: Wording };
  /** For a picture whose place is known: what a label of it needs. */
  readonly picture?: PictureSign;
}

/** A picture that is asked about. */
export interface PictureSign {
  /** Its one character. */
  readonly range: TextRange;
  /** Its alternative text as it stands; null where it has none. */
  readonly altText: string | null;
  readonly isDecorative: boolean;
  /** SHA-256 of its bytes, which an answer is bound to; null where they are not in the document. */
  readonly hash: string | null;
  /** The tool and the day that its metadata names, for the person to confirm; null where it names none. */
  readonly engine: string | null;
  readonly date: string | null;
}

/** What checking signatures came to, by whoever can: of the file's own statement, of wrappers in paragraphs ("body 4"), of pictures by name. */
export interface OriginChecks {
  readonly file?: OriginCheck;
  readonly paragraphs?: ReadonlyMap<string, OriginCheck>;
  readonly pictures?: ReadonlyMap<string, OriginCheck>;
}

/** All signs: those about the file first, then in reading order. Every value from the file is untrusted text. */
export function signsOf(text: DocumentText, checks: OriginChecks = {}): Sign[] {
  return gathered([...aboutFile(text, checks), ...inText(text, checks)]);
}

/** Hidden text of one kind is told once, where it first stands, with how many places more: programs hide a field's code in each line. */
function gathered(signs: readonly Sign[]): Sign[] {
  const result: Sign[] = [];
  const firsts = new Map<string, { readonly at: number; more: number }>();
  for (const sign of signs) {
    const first = sign.kind === "security" ? firsts.get(sign.what) : undefined;
    if (first) first.more++;
    else {
      if (sign.kind === "security") firsts.set(sign.what, { at: result.length, more: 0 });
      result.push(sign);
    }
  }
  for (const { at, more } of firsts.values()) {
    const sign = result[at] as Sign;
    const places = {
      sv: more === 1 ? "ett ställe till" : `${more} ställen till`,
      en: more === 1 ? "one more place" : `${more} more places`,
    };
    if (more > 0)
      result[at] = {
        ...sign,
        more,
        says: { sv: `${sign.says.sv} Det gäller ${places.sv}.`, en: `${sign.says.en} The same goes for ${places.en}.` },
      };
  }
  return result;
}

/** Said wherever statements of origin are shown: what is not read here. */
export const NOT_READ: Wording = {
  sv: "Vattenmärken från Google (SynthID) och andra leverantörer kan inte läsas lokalt. En underskrift visar vem som har intygat något om filen, inte vem som har skrivit texten.",
  en: "Watermarks from Google (SynthID) and other providers cannot be read locally. A signature shows who has vouched for something about the file, not who wrote the text.",
};

function* aboutFile(text: DocumentText, checks: OriginChecks): Generator<Sign> {
  const made = machineMade(text);
  if (made !== null) yield { kind: "file", what: made.program, place: null, text: made.seen, says: made.says };
  for (const claim of text.metadata.provenance ?? [])
    yield originSign(claim, claim.standard === "c2pa" ? checks.file : undefined);
  for (const picture of text.metadata.pictures ?? []) {
    const sign = pictureSign(picture, null, checks);
    if (sign !== null) yield sign;
  }
}

/** The sign that a statement about the whole file makes. */
export function originSign(claim: ProvenanceClaim, check?: OriginCheck): Sign {
  const meaning = aiMeaning(claim);
  const { standard, place, value } = claim;
  const says: Wording =
    meaning !== null
      ? {
          sv: `Filen uppger själv (${place}) att innehållet är ${meaning.sv}. Uppgiften är inte kontrollerad. Märk de avsnitt den gäller.`,
          en: `The file itself states (${place}) that the content is ${meaning.en}. The statement has not been checked. Label the passages it is about.`,
        }
      : standard === "c2pa"
        ? {
            sv: `Filen bär en ursprungsuppgift (C2PA, ${place}). ${signature(check).sv}`,
            en: `The file carries a statement of origin (C2PA, ${place}). ${signature(check).en}`,
          }
        : {
            sv: `Filen uppger själv (${place}) hur den är gjord: ${value.slice(0, 80)}. Det säger inget om AI.`,
            en: `The file itself states (${place}) how it was made: ${value.slice(0, 80)}. That says nothing about AI.`,
          };
  return { kind: "origin", what: standard, place: null, text: value.slice(0, 200), says, ...resultOf(check) };
}

const NOT_LOOKED_AT: Wording = {
  sv: "Den behöver inte gälla AI. Underskriften är inte kontrollerad här.",
  en: "It need not be about AI. Its signature has not been checked here.",
};

const signature = (check: OriginCheck | undefined): Wording => {
  if (check === undefined) return NOT_LOOKED_AT;
  const says = saysChecked(check);
  return check.meaning === null
    ? { sv: `Den behöver inte gälla AI. ${says.sv}`, en: `It need not be about AI. ${says.en}` }
    : says;
};

const resultOf = (check: OriginCheck | undefined): { readonly signature?: OriginResult } =>
  check === undefined ? {} : { signature: check.result };

function* inText(text: DocumentText, checks: OriginChecks): Generator<Sign> {
  for (const story of text.stories) {
    for (const [paragraph, one] of story.paragraphs.entries()) {
      const at = (span: Span): SignPlace => ({ story: story.id, paragraph, span: { start: span.start, end: span.end } });
      for (const hidden of hiddenIn(one))
        yield { kind: "security", what: hidden.kind, place: at(hidden), text: hidden.spells, says: saysHidden(hidden) };
      for (const picture of one.pictures ?? []) {
        const sign = pictureSign(picture, at({ start: 0, end: one.text.length }), checks);
        if (sign !== null) yield sign;
      }
      const [disclosure] = disclosuresIn(one.text);
      if (disclosure !== undefined) {
        yield {
          kind: "disclosure",
          what: "words",
          place: at(disclosure),
          text: one.text.slice(disclosure.start, disclosure.end),
          says: {
            sv: "Texten säger redan här att AI har använts. Därför ställs ingen fråga om länkar och formuleringar i stycket.",
            en: "The text already says here that AI was used. No question is asked about links and wordings in the paragraph.",
          },
        };
      }
      const caution = disclosure === undefined ? cautionIn(one.text) : null;
      if (caution !== null) {
        yield {
          kind: "disclosure",
          what: "caution",
          place: at(caution),
          text: one.text.slice(caution.start, caution.end),
          says: {
            sv: "Här står en varning om AI-genererat innehåll. Vilken text den gäller framgår inte, och frågor ställs som vanligt.",
            en: "A warning about AI-generated content stands here. Which text it is about does not show, and questions are asked as usual.",
          },
        };
      }
      yield* described(one, at);
      const wrapped = wrapperSign(one.text, at, checks.paragraphs?.get(`${story.id} ${paragraph}`));
      if (wrapped !== null) yield wrapped;
    }
  }
}

/** Word warns in the alternative text that it has made itself; nobody who reads the page sees it. */
function* described({ asides }: Paragraph, at: (span: Span) => SignPlace): Generator<Sign> {
  for (const { kind, text, start, end } of asides ?? []) {
    const caution = kind === "alt-text" ? cautionIn(text) : null;
    if (caution === null) continue;
    yield {
      kind: "disclosure",
      what: "described-by-ai",
      place: at({ start, end }),
      text: text.slice(caution.start, caution.end),
      says: {
        sv: "Bildens alternativtext har en varning om AI-genererat innehåll. Word skriver den när programmet självt har beskrivit bilden. Kontrollera beskrivningen.",
        en: "The picture's alternative text has a warning about AI-generated content. Word writes it when it has described the picture itself. Check the description.",
      },
    };
  }
}

function wrapperSign(text: string, at: (span: Span) => SignPlace, check?: OriginCheck): Sign | null {
  const start = text.indexOf("\uFEFF");
  if (start === -1) return null;
  const { status } = readTextManifest(text);
  if (status === "NONE") return null;
  const says: Readonly<Record<Exclude<typeof status, "NONE">, Wording>> = {
    OK: {
      sv: `Stycket bär en ursprungsuppgift (C2PA) i osynliga tecken. ${signature(check).sv}`,
      en: `The paragraph carries a statement of origin (C2PA) in invisible characters. ${signature(check).en}`,
    },
    "manifest.text.corruptedWrapper": {
      sv: "Stycket bär en skadad ursprungsuppgift (C2PA) i osynliga tecken. Den går inte att läsa; texten kan vara ändrad eller avkortad.",
      en: "The paragraph carries a damaged statement of origin (C2PA) in invisible characters. It cannot be read; the text may have been changed or cut.",
    },
    "manifest.text.multipleWrappers": {
      sv: "Stycket bär flera ursprungsuppgifter (C2PA) i osynliga tecken. Enligt standarden gäller då ingen av dem.",
      en: "The paragraph carries several statements of origin (C2PA) in invisible characters. By the standard none of them holds then.",
    },
  };
  return {
    kind: "origin",
    what: "c2pa-text-wrapper",
    place: at({ start, end: text.length }),
    text: status,
    says: says[status],
    ...resultOf(check),
  };
}

/** A question about a picture when its own metadata names AI, else null. */
function pictureSign(picture: Picture, place: SignPlace | null, checks: OriginChecks): Sign | null {
  const { name } = picture;
  const check = checks.pictures?.get(name);
  const checked = check === undefined ? { sv: "", en: "" } : saysChecked({ ...check, meaning: null });
  const claim = aiClaimOf(picture);
  const meaning = claim && aiMeaning(claim);
  if (claim === null || meaning === null) return null;
  return {
    kind: "picture",
    what: claim.standard,
    place,
    text: name,
    says: {
      sv: `Bildens egna uppgifter (${claim.place}) säger att innehållet är ${meaning.sv}.${checked.sv && ` ${checked.sv}`} Är bilden gjord med AI? I så fall kan bildtext och alternativtext säga det.`,
      en: `The picture's own data (${claim.place}) says that it is ${meaning.en}.${checked.en && ` ${checked.en}`} Was the picture made with AI? If so, a caption and an alternative text can say it.`,
    },
    ...resultOf(check),
    ...(place === null || picture.offset === undefined ? {} : { picture: asked(picture, picture.offset, place) }),
    offers: {
      caption: { sv: "AI-genererad bild. {engine}, {date}.", en: "AI-generated picture. {engine}, {date}." },
      altText: { sv: "{description} Bilden är skapad med AI.", en: "{description} The picture was made with AI." },
    },
  };
}

function asked({ altText, isDecorative, hash, made }: Picture, offset: number, { story, paragraph }: SignPlace): PictureSign {
  return {
    range: { story, from: { paragraph, offset }, to: { paragraph, offset: offset + 1 } },
    altText: altText ?? null,
    isDecorative: isDecorative === true,
    hash: hash ?? null,
    engine: made?.engine ?? null,
    date: made?.date ?? null,
  };
}
