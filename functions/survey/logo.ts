import { Logo, type LogoType } from "../../shared/domain/logo.ts";
import { Slug } from "../../shared/domain/stage.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { pageEndpoint } from "../pages/page-endpoint.ts";
import type { SurveyNeeds } from "./needs.ts";
import { noSuchLink } from "./open-survey.ts";
import { refusalAnswer } from "./refusal.ts";

const TYPES: Readonly<Record<LogoType, string>> = { png: "image/png", jpg: "image/jpeg", webp: "image/webp" };
const isType = (text: string | undefined): text is LogoType => text !== undefined && Object.hasOwn(TYPES, text);

/** A store's logo, from our own address: its pages ask nobody else for anything. */
export const readLogoEndpoint = (needs: Pick<SurveyNeeds, "log" | "logo">): EndpointHandler =>
  pageEndpoint(
    {
      id: "readLogo",
      refusal: refusalAnswer,
      run: async ({ path }) => {
        const store = Slug.safeParse(path.store).data;
        const file = Logo.shape.file.safeParse(path.file).data;
        const type = file?.split(".")[1];
        // What cannot be a logo's name costs no read.
        const image = store && file && (await needs.logo(store, file));
        if (!image || !isType(type)) throw noSuchLink();
        return { lasting: image, type: TYPES[type] };
      },
    },
    needs,
  );
