/**
 * Records what goes between office.js and Word, for a developer who has a real Word at hand: batches as they are sent, answers as they come.
 * A recording is replayed against the emulated host of the tests, so that where the two differ is seen. It holds text of the document, so
 * it is for documents without anything secret; nothing leaves the machine until the developer saves it.
 */

/** One batch and its answer, as the JSON that crosses the line. */
export interface RecordedBatch {
  /** Counts from 1. */
  readonly number: number;
  readonly request: unknown;
  readonly response: unknown;
  /** Milliseconds from question to answer. */
  readonly took: number;
}

export interface Recording {
  readonly format: "kallmarkt-office-recording:1";
  readonly host: string;
  readonly platform: string;
  readonly version: string;
  readonly batches: readonly RecordedBatch[];
}

type Answered = { readonly value?: { readonly data?: readonly unknown[] }; readonly status?: unknown; readonly error?: unknown };

/** The one function of office.js through which every batch goes, whatever the host: what a test wraps in the same way. */
export interface BatchSeam {
  executeRichApiRequestAsync: (message: readonly unknown[], done: (result: Answered) => void) => void;
}

/** Place of the request's JSON in the message, and of the answer's in the result. */
const REQUEST_BODY = 4;
const ANSWER_BODY = 2;

export class Recorder {
  readonly #batches: RecordedBatch[] = [];

  /** Begins at once; every batch from now on is kept. */
  constructor(seam: BatchSeam, clock: () => number) {
    const real = seam.executeRichApiRequestAsync.bind(seam);
    seam.executeRichApiRequestAsync = (message, done) => {
      const began = clock();
      const number = this.#batches.push({
        number: this.#batches.length + 1,
        request: parsed(message[REQUEST_BODY]),
        response: null,
        took: 0,
      });
      real(message, (result) => {
        const response = result.value?.data ? parsed(result.value.data[ANSWER_BODY]) : { error: result.error ?? result.status };
        this.#batches[number - 1] = {
          ...(this.#batches[number - 1] as RecordedBatch),
          response,
          took: Math.round(clock() - began),
        };
        done(result);
      });
    };
  }

  /** Everything recorded so far. */
  recording(office: typeof Office): Recording {
    const { host, platform, version } = office.context.diagnostics;
    return {
      format: "kallmarkt-office-recording:1",
      host: String(host),
      platform: String(platform),
      version,
      batches: [...this.#batches],
    };
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
