import { bare } from "../bare.ts";

/** The JSON of an answer, of objects without a prototype; undefined when it is none. */
export const readData = async (answer: Response) => {
  try {
    return JSON.parse(await answer.text(), (_name, value) =>
      Object(value) === value && !Array.isArray(value) ? bare(value) : value,
    );
  } catch {}
};
