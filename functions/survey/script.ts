import type { EndpointHandler } from "../http/endpoint.ts";
import { pageEndpoint } from "../pages/page-endpoint.ts";
import { scriptIn } from "../pages/script-files.ts";
import type { SurveyNeeds } from "./needs.ts";
import { noSuchLink } from "./open-survey.ts";
import { refusalAnswer } from "./refusal.ts";

/** A script of the pages. Its name changes with what is in it. */
export const readScriptEndpoint = (needs: Pick<SurveyNeeds, "log">): EndpointHandler =>
  pageEndpoint(
    {
      id: "readScript",
      refusal: refusalAnswer,
      run: async ({ path }) => {
        const content = scriptIn(path.file ?? "");
        if (content === undefined) throw noSuchLink();
        return { lasting: Buffer.from(content), type: "text/javascript; charset=utf-8" };
      },
    },
    needs,
  );
