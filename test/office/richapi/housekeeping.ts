/** Batches that the library sends about itself, not about the document: they are answered and neither counted nor hit by faults. */
import { PATH, type Batch, type BatchAnswer } from "./request.ts";

const INTERNAL = /^Microsoft\.InternalService\./u;

/** Null when the batch concerns the document. */
export function housekeepingAnswer(batch: Batch): BatchAnswer | null {
  const paths = Object.values(batch.ObjectPaths);
  if (!paths.some((path) => path.ObjectPathType === PATH.newObject && INTERNAL.test(path.Name))) return null;
  return { Results: batch.Actions.map((action) => ({ ActionId: action.Id, Value: null })), TraceIds: [] };
}
