import { registerHooks } from "node:module";
import { MUTATIONS } from "./mutations.ts";

/** Loaded before anything else (`node --import`): puts the mutation that `MUTATION` names into its file as that is loaded. */
const mutation = MUTATIONS.find(({ name }) => name === process.env.MUTATION);
if (mutation === undefined) throw new Error(`There is no mutation ${process.env.MUTATION}.`);

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(`/${mutation.file}`)) return loaded;
    const source = String(loaded.source);
    if (source.split(mutation.from).length !== 2) {
      throw new Error(`${mutation.file} does not hold the text of the mutation "${mutation.name}" exactly once.`);
    }
    return { ...loaded, source: source.replace(mutation.from, () => mutation.to) };
  },
});
