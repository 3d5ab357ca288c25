import { enableCompileCache } from "node:module";
import { join } from "node:path";

/**
 * Preloaded (`--import`) by `npm start` and `npm run viaggio`: keeps what Node makes of our some 600 files, types stripped
 * and compiled, so that the next start does not do it again. A file that changed is compiled anew. `npm ci` empties
 * it; where it cannot be written, Node goes on without.
 */
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/viaggio"));
