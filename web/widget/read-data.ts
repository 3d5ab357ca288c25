import { bare } from "../bare.ts";

/** The JSON of an answer, of objects without a prototype; undefined when it is none. */
export const readData = async (answer: Response) => {
  try {
    return JSON.parse(await answer.text(), (_name, value) =>
      value && typeof value === "object" && !Array.isArray(value) ? bare(value) : value,
    );
  } catch {}
};
