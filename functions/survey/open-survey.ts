import { responseId } from "../../shared/adapters/response-id.ts";
import { hasEnded, type Token, verifyToken } from "../../shared/adapters/tokens.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Invitation, OpenLink } from "../../shared/domain/invitation.ts";
import type { Language } from "../../shared/domain/language.ts";
import type { Provenance, Response, Source } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { SurveyNeeds } from "./needs.ts";

/** One refusal for a link that never was, one that was forged, one for something else and one that has ended. */
export const noSuchLink = () => new AppError("not_found", "There is no such link.");

/** What a link says, if it is one of ours for this purpose, ended or not. Reads no table. @throws AppError `not_found` */
export const signedToken = (
  needs: Pick<SurveyNeeds, "keys">,
  text: string | undefined,
  purposes: readonly Token["purpose"][],
): Token => {
  const token = purposes
    .map((purpose) => verifyToken(needs.keys, text ?? "", purpose))
    .find((one) => one !== undefined);
  if (token === undefined) throw noSuchLink();
  return token;
};

/** The id of an invitation's own response; undefined for a link that many people answer. */
export const onlyResponseOf = ({ purpose, store, id }: Token): string | undefined =>
  purpose === "survey" ? responseId(store, "link", `invitation|${id}`) : undefined;

/** A survey opened by a link, and what is known of whoever answers. */
export type OpenSurvey = {
  readonly store: Store;
  readonly survey: Survey;
  readonly touchpoint: Touchpoint;
  readonly source: Source;
  readonly provenance: Provenance;
  readonly language: Language | undefined;
  readonly segment: string | undefined;
  /** Whom the link invites, and after which order: nobody in particular by a link that many people answer. */
  readonly from: Pick<Response, "customer" | "order">;
  /** New answers that the link takes within a minute; undefined for an invitation, which takes one. */
  readonly perMinute: number | undefined;
  /** True when the invitation was answered, in part at least, by a person or a machine: there is a response to look at. */
  readonly used: boolean;
};

/** An invitation about an order that the shop told of is proof of a purchase; any other only of having been invited. */
const provenanceOf = (link: Invitation | OpenLink, single: boolean): Provenance => {
  if (!single) return "open";
  return "order" in link && link.order !== undefined ? "verified_purchase" : "invited";
};

/**
 * What a link leads to. @throws AppError `not_found` for no link of ours and for one that has ended, which costs no read;
 * `gone` when the survey takes no more answers
 */
export const openSurvey = async (token: Token, needs: SurveyNeeds): Promise<OpenSurvey> => {
  if (hasEnded(token, needs.now())) throw noSuchLink();
  const single = token.purpose === "survey";
  const [store, link] = await Promise.all([
    needs.store(token.store),
    single ? needs.invitation(token.store, token.id) : needs.openLink(token.store, token.id),
  ]);
  if (store === undefined || link === undefined) throw noSuchLink();
  const survey = await needs.published(store.id, link.survey);
  const touchpoint = survey && (await needs.touchpoint(store.id, survey.touchpoint));
  if (survey === undefined || touchpoint === undefined || touchpoint.archived) {
    throw new AppError("gone", "The survey takes no more answers.");
  }
  return {
    store,
    survey,
    touchpoint,
    source: "source" in link ? link.source : "link",
    provenance: provenanceOf(link, single),
    language: link.language,
    segment: link.segment,
    from: {
      ...("customer" in link && link.customer !== undefined && { customer: link.customer }),
      ...("order" in link && link.order !== undefined && { order: link.order }),
    },
    perMinute: "perMinute" in link ? link.perMinute : undefined,
    used: "usedAt" in link && link.usedAt !== undefined,
  };
};
