/** Writes src/core/detect/detector.ts: the number of the detector as it is, which records keep. */
import { detectorHash } from "../detector.ts";

export const file = "src/core/detect/detector.ts";

export const render =
  (): string => `/** Which detector this is: a number over its rules and over what takes traces away again. Written by \`npm run docs\`. */
export const DETECTOR = "${detectorHash().slice(0, 16)}";
`;
