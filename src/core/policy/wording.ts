/** A sentence in both languages, as profiles hold it. */
import * as z from "zod";

export const wordingSchema = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });
