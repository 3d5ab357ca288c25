import { bare } from "../bare.ts";

/** The JSON object of an answer, without a prototype; undefined when it is none. */
export const readData = async (answer: Response) => {
  try {
    return bare(JSON.parse(await answer.text()));
  } catch {}
};
