import type { Editor } from "../../shared/domain/journey-change.ts";

/** Who changes a journey on the command line, in its trail: nobody shows a key there. */
export const CLI = { by: "cli", name: "viaggio" } as const satisfies Omit<Editor, "now">;
