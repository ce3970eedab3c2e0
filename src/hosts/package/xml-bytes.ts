/** The bytes that mean something in markup, and where. */

export const LT = 0x3c;
export const GT = 0x3e;
export const SLASH = 0x2f;
export const AMPERSAND = 0x26;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const EQUALS = 0x3d;
export const BRACKET = 0x5d;
export const BLANK = 0x20;
export const BEYOND_ASCII = 0x80;

/** What a byte may do, so that one look tells the many that do nothing from the few that do. */
export const ENDS_TAG_NAME = 1;
export const ENDS_ATTRIBUTE_NAME = 2;
export const COUNTS_IN_TEXT = 4;
export const COUNTS_IN_VALUE = 8;
export const WORK = Uint8Array.from({ length: 256 }, (_, b) => {
  const isMarkup = b === LT || b === AMPERSAND;
  const endsTag = b <= BLANK || b === GT || b === SLASH;
  const endsAttribute = endsTag || isMarkup || b === EQUALS || b === QUOTE || b === APOSTROPHE;
  const isUnusual = b < BLANK || b >= BEYOND_ASCII;
  return (
    (endsTag ? ENDS_TAG_NAME : 0) |
    (endsAttribute ? ENDS_ATTRIBUTE_NAME : 0) |
    (isUnusual || isMarkup || b === BRACKET ? COUNTS_IN_TEXT : 0) |
    (isUnusual || isMarkup ? COUNTS_IN_VALUE : 0)
  );
});
