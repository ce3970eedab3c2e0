/** The document as a file, through Office's common API: for the registration package, and where flat XML can't be had. */

/** Bytes of one slice: the most that Office gives at once. */
const SLICE = 4 * 1024 * 1024;

/** The document saved as a .docx, as it is now. The file is always closed again: Office keeps two open at most. */
export async function fileOf(office: typeof Office): Promise<Uint8Array> {
  const file = await answer<Office.File>((done) =>
    office.context.document.getFileAsync(office.FileType.Compressed, { sliceSize: SLICE }, done),
  );
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await answer<Office.Slice>((done) => file.getSliceAsync(index, done));
      const data = slice.data as ArrayLike<number>;
      bytes.set(data, at);
      at += data.length;
    }
    return bytes.subarray(0, at);
  } finally {
    await answer<void>((done) => file.closeAsync(done)).catch(() => undefined);
  }
}

/** An old call of Office's as a promise. Rejects with its error, which carries a code. */
export function answer<T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((result) => {
      if (String(result.status) === "succeeded") resolve(result.value);
      else reject(Object.assign(new Error(result.error.message), { code: result.error.code }));
    });
  });
}
