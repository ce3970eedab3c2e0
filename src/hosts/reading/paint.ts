/** Tells text in a colour or size that nobody can read, from what an element's own attributes say; where the ground is not known, nothing is said. */

/** Text colour and ground that hold at an element: six hex figures, null where nothing is stated, "unknown" where it cannot be told. */
export interface Paint {
  readonly color: string | null;
  readonly ground: string | null;
  readonly isTiny: boolean;
}

export const PAPER: Paint = { color: null, ground: null, isTiny: false };

const NAMED: Readonly<Record<string, string>> = { white: "ffffff", snow: "fffafa", ivory: "fffff0", black: "000000" };

/** "#FFF", "white", "rgb(255, 255, 255)" as six hex figures; "transparent" stays; "unknown" for anything else. */
export function colorOf(written: string): string {
  const text = written
    .toLowerCase()
    .replace(/!\s*important/, "")
    .trim();
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short)
    return short
      .slice(1)
      .flatMap((figure) => [figure, figure])
      .join("");
  const long = /^#?([0-9a-f]{6})(?:ff)?$/.exec(text)?.[1];
  if (long !== undefined) return long;
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(0|0?\.\d+|1|\d{1,3}%)\s*)?\)$/.exec(text);
  if (rgb) {
    if (rgb[4] !== undefined && /^0(?:%|$)/.test(rgb[4])) return "transparent";
    return rgb
      .slice(1, 4)
      .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0"))
      .join("");
  }
  return NAMED[text] ?? (text === "transparent" ? text : "unknown");
}

/** Classes by which Word names its paragraphs in HTML: they colour nothing. Any other class or id may, in a style sheet. */
const COLOURLESS = /^(?:(?:Mso|WordSection|x_Mso|x_WordSection)\w*\s*)+$/i;

const GROUND = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;]{1,200})/i;
const COLOR = /(?:^|;)\s*color\s*:\s*([^;]{1,80})/i;
const SIZE = /(?:^|;)\s*font-size\s*:\s*(\d{0,4}(?:\.\d{1,4})?)(px|pt)/i;

/** What holds inside an element, from what holds around it. */
export function paintOf(attributes: Readonly<Record<string, string>>, outer: Paint): Paint {
  const style = attributes["style"] ?? "";
  const named = `${attributes["class"] ?? ""} ${attributes["id"] ?? ""}`.trim();
  if (style === "" && named === "" && attributes["color"] === undefined && attributes["bgcolor"] === undefined) return outer;
  const ground = GROUND.exec(style)?.[1] ?? attributes["bgcolor"];
  const color = COLOR.exec(style)?.[1] ?? attributes["color"];
  const size = SIZE.exec(style);
  return {
    color: color === undefined ? outer.color : colorOf(color),
    ground: groundOf(ground, attributes["background"] !== undefined || (named !== "" && !COLOURLESS.test(named)), outer.ground),
    isTiny: size === null ? outer.isTiny : Number(size[1]) <= (size[2]?.toLowerCase() === "px" ? 2 : 1.5),
  };
}

function groundOf(stated: string | undefined, mayBePainted: boolean, outer: string | null): string | null {
  if (stated === undefined) return mayBePainted ? "unknown" : outer;
  const [first = ""] = stated.trim().split(/\s+(?![^(]*\))/);
  const color = colorOf(first);
  return color === "transparent" ? outer : color;
}

/** White on nothing, a colour on itself, letters of a point: nobody reads that. */
export function isUnreadable({ color, ground, isTiny }: Paint): boolean {
  if (isTiny || color === "transparent") return true;
  if (color === null || color === "unknown" || ground === "unknown") return false;
  return isLike(color, ground ?? "ffffff");
}

/** So near to each other, in each of red, green and blue, that the eye sees no letters. */
const NEAR = 12;

function isLike(a: string, b: string): boolean {
  for (let at = 0; at < 6; at += 2)
    if (Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) > NEAR) return false;
  return true;
}
