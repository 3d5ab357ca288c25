import type { Surveys } from "../../shared/adapters/dynamo/surveys.ts";
import {
  changeSurvey,
  closeSurvey,
  createSurvey,
  listSurveys,
  publishSurvey,
  readSurvey,
} from "../../shared/contract/surveys.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { lintSurvey } from "../../shared/domain/survey-lint.ts";
import { closedSurvey, firstDraft, nextDraft, publishedSurvey } from "../../shared/domain/survey-versions.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { endpoint } from "../http/endpoint.ts";
import { type AdminNeeds, ownStore } from "./stores.ts";

export type SurveyNeeds = AdminNeeds & { readonly surveys: Surveys };

const checked = (survey: Survey) => ({ survey, findings: lintSurvey(survey) });

const openTouchpoint = async (store: Store, id: string, needs: SurveyNeeds): Promise<Touchpoint> => {
  const touchpoint = await needs.touchpoints.get(store.id, id);
  if (touchpoint !== undefined && !touchpoint.archived) return touchpoint;
  const message = touchpoint === undefined ? "is not a touchpoint of this store" : "is archived";
  throw new AppError("invalid_input", "The request is not valid.", { issues: [{ path: "body.touchpoint", message }] });
};

const found = (survey: Survey | undefined, what: string): Survey => {
  if (survey === undefined) throw new AppError("not_found", `There is no ${what}.`);
  return survey;
};

const versionOf = async (store: Store, id: string, version: number, needs: SurveyNeeds): Promise<Survey> =>
  found(await needs.surveys.version(store.id, id, version), `version ${version} of a survey ${id}`);

const newestOf = async (store: Store, id: string, needs: SurveyNeeds): Promise<Survey> =>
  found(await needs.surveys.newest(store.id, id), `survey ${id}`);

export const createSurveyEndpoint = (needs: SurveyNeeds) =>
  endpoint(createSurvey, needs, async ({ body: { id, ...content } }, caller) => {
    const store = await ownStore(caller, needs);
    const touchpoint = await openTouchpoint(store, content.touchpoint, needs);
    const survey = firstDraft(id, store, touchpoint, content, needs.now());
    await needs.surveys.create(survey);
    return checked(survey);
  });

export const listSurveysEndpoint = (needs: SurveyNeeds) =>
  endpoint(listSurveys, needs, async ({ query }, caller) => {
    const store = await ownStore(caller, needs);
    return needs.surveys.list(store.id, query.limit, query.cursor);
  });

export const readSurveyEndpoint = (needs: SurveyNeeds) =>
  endpoint(readSurvey, needs, async ({ path, query }, caller) => {
    const store = await ownStore(caller, needs);
    const survey =
      query.version === undefined
        ? await newestOf(store, path.id, needs)
        : await versionOf(store, path.id, query.version, needs);
    return { ...checked(survey), published: (await needs.surveys.published(store.id, path.id))?.version };
  });

export const changeSurveyEndpoint = (needs: SurveyNeeds) =>
  endpoint(changeSurvey, needs, async ({ path, body: { revision, ...content } }, caller) => {
    const store = await ownStore(caller, needs);
    const seen = await newestOf(store, path.id, needs);
    if (revision !== undefined && revision !== seen.revision) {
      throw new AppError("conflict", "The survey was changed meanwhile: read it again.");
    }
    if (content.touchpoint !== undefined) await openTouchpoint(store, content.touchpoint, needs);
    const draft = nextDraft(seen, content, needs.now());
    await needs.surveys.keepDraft(draft, seen);
    return checked(draft);
  });

export const publishSurveyEndpoint = (needs: SurveyNeeds) =>
  endpoint(publishSurvey, needs, async ({ path, body }, caller) => {
    const store = await ownStore(caller, needs);
    const seen = await versionOf(store, path.id, body.version, needs);
    if (seen.state === "published") return checked(seen);
    if (seen.state === "closed") throw new AppError("conflict", "This version is closed: change it to begin the next.");
    await openTouchpoint(store, seen.touchpoint, needs);
    const survey = publishedSurvey(seen, needs.now());
    await needs.surveys.publish(survey, seen);
    return checked(survey);
  });

export const closeSurveyEndpoint = (needs: SurveyNeeds) =>
  endpoint(closeSurvey, needs, async ({ path, body }, caller) => {
    const store = await ownStore(caller, needs);
    const seen = await versionOf(store, path.id, body.version, needs);
    if (seen.state === "closed") return checked(seen);
    if (seen.state === "draft") throw new AppError("conflict", "This version was never published.");
    const open = await needs.surveys.published(store.id, path.id);
    if (open !== undefined && open.version !== seen.version) {
      throw new AppError("conflict", `Version ${open.version} takes answers now, and this one no more: close that.`);
    }
    const survey = closedSurvey(seen, needs.now());
    await needs.surveys.close(survey, seen);
    return checked(survey);
  });
