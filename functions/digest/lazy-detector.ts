import type { PersonalDataDetector } from "../../shared/domain/personal-data.ts";

/** A detector that is loaded with the first words to look at: most responses agree to nothing. */
export const lazyDetector = (load: () => Promise<PersonalDataDetector>): PersonalDataDetector => {
  let detector: Promise<PersonalDataDetector> | undefined;
  return async (comment) => {
    detector ??= load().catch((error: unknown) => {
      // The next words try again.
      detector = undefined;
      throw error;
    });
    return (await detector)(comment);
  };
};
