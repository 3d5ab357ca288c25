import type * as z from "zod";
import type { ResponseView } from "../../shared/contract/responses.ts";
import { emotionOfResponse, type Response, sentimentOf } from "../../shared/domain/response.ts";

/** A response as the store reads it: what the customer said and what we made of it, nothing of our bookkeeping. */
export const viewOf = (response: Response): z.output<typeof ResponseView> => {
  const { id, touchpoint, stage, channel, source, provenance, language, segment, customer } = response;
  const { answeredAt, receivedAt, revisedAt, answers, survey, partial, suspect, device, consent } = response;
  const emotion = emotionOfResponse(response);
  const sentiment = sentimentOf(response);
  return {
    id,
    touchpoint,
    stage,
    channel,
    source,
    provenance,
    language,
    segment,
    customer,
    answeredAt,
    receivedAt,
    revisedAt,
    answers,
    survey,
    partial: partial ?? false,
    suspect,
    device,
    consent,
    emotion: emotion?.value,
    inferred: emotion?.inferred ?? false,
    dissonant: emotion?.dissonant ?? false,
    sentiment,
  };
};
