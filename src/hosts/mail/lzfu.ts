/** Unpacks the compressed RTF of Outlook messages (MS-OXRTFCP: LZFu, a 4 KiB dictionary with a preset beginning). */

const PRESET =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const HEADER = 16;

/** The RTF inside, at most `limit` bytes; null when the bytes are not in this format. Stops where the data ends. */
export function unpackRtf(bytes: Uint8Array, limit: number): Uint8Array | null {
  if (bytes.length < HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rawSize = view.getUint32(4, true);
  const kind = view.getUint32(8, true);
  if (rawSize > limit) return null;
  if (kind === UNCOMPRESSED) return bytes.subarray(HEADER, HEADER + rawSize);
  if (kind !== COMPRESSED) return null;
  const dictionary = new Uint8Array(4096).fill(0x20);
  for (let index = 0; index < PRESET.length; index++) dictionary[index] = PRESET.charCodeAt(index);
  let write = PRESET.length;
  const out = new Uint8Array(rawSize);
  let made = 0;
  let at = HEADER;
  const put = (byte: number) => {
    out[made++] = byte;
    dictionary[write] = byte;
    write = (write + 1) & 4095;
  };
  while (at < bytes.length && made < rawSize) {
    const control = bytes[at++] as number;
    for (let bit = 0; bit < 8 && made < rawSize && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] as number);
        continue;
      }
      const token = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = token >> 4;
      if (from === write) return out.subarray(0, made);
      for (let step = 0; step < (token & 15) + 2 && made < rawSize; step++) put(dictionary[(from + step) & 4095] as number);
    }
  }
  return out.subarray(0, made);
}
