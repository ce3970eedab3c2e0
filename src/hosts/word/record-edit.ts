/** Keeps the record in the document, or takes it away: a custom XML part for its JSON, a custom property as the flag. */
import { FLAG } from "../wordprocessing/kept-record.ts";
import { keptXml } from "./kept.ts";
import type { WordReading } from "./read.ts";

/** What is to be kept; nulls: nothing. */
export interface Kept {
  readonly json: string | null;
  readonly flag: string | null;
}

/** Queues the change. Answers the part that holds the record then, or null. */
export function queueKept(context: Word.RequestContext, wanted: Kept, now: WordReading): Word.CustomXmlPart | null {
  const { customXmlParts, properties } = context.document;
  const { reading, partId, spareParts } = now;
  const standing = partId === null ? null : customXmlParts.getItem(partId);
  let part = standing;
  if (wanted.json === null) {
    standing?.delete();
    part = null;
  } else if (wanted.json !== reading.keptRecord) {
    if (standing) standing.setXml(keptXml(wanted.json));
    else part = customXmlParts.add(keptXml(wanted.json));
  }
  if (wanted.json !== reading.keptRecord) for (const id of spareParts) customXmlParts.getItem(id).delete();
  if (wanted.flag !== reading.flag) {
    if (wanted.flag === null) properties.customProperties.getItem(FLAG).delete();
    else properties.customProperties.add(FLAG, wanted.flag);
  }
  return part;
}
