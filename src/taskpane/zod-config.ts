/**
 * Tells zod not to compile schemas with `new Function`, which the page's content security policy refuses. Imported first by whatever
 * brings schemas into a page: modules parse with them as soon as they are loaded.
 */
import * as z from "zod";

z.config({ jitless: true });
