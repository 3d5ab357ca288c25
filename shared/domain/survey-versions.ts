import { AppError } from "./errors.ts";
import type { Store } from "./store.ts";
import { Survey, type SurveyChanges } from "./survey.ts";
import { isPublishable, lintSurvey } from "./survey-lint.ts";
import { surveyTemplate } from "./survey-templates.ts";
import type { Touchpoint } from "./touchpoint.ts";

const withChanges = (survey: object, changes: SurveyChanges): Survey => {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const all = Object.entries({ ...survey, ...Object.fromEntries(given) });
  return Survey.parse(Object.fromEntries(all.filter(([, value]) => value !== null)));
};

/** The first version of a survey, as a draft: what is left out comes from the template of its touchpoint, in the store's languages. */
export const firstDraft = (
  id: string,
  store: Pick<Store, "id" | "languages">,
  touchpoint: Pick<Touchpoint, "id" | "stage" | "channel">,
  changes: SurveyChanges,
  now: Date,
): Survey =>
  withChanges(
    {
      ...surveyTemplate(touchpoint.stage, touchpoint.channel),
      languages: store.languages,
      id,
      store: store.id,
      version: 1,
      state: "draft",
      revision: 1,
      createdAt: now.toISOString(),
    },
    { ...changes, touchpoint: touchpoint.id },
  );

/** A survey with some changes, as a draft: the same version while it is one, else the next. */
export const nextDraft = (seen: Survey, changes: SurveyChanges, now: Date): Survey => {
  const { publishedAt, closedAt, ...content } = seen;
  const place =
    seen.state === "draft"
      ? { revision: seen.revision + 1 }
      : { version: seen.version + 1, state: "draft", revision: 1, createdAt: now.toISOString() };
  return withChanges({ ...content, ...place }, changes);
};

/** A draft that takes answers from now on. @throws AppError `invalid_input` with what its design does wrong. */
export const publishedSurvey = (draft: Survey, now: Date): Survey => {
  const findings = lintSurvey(draft);
  if (!isPublishable(findings)) {
    throw new AppError("invalid_input", "This survey would choose who is heard.", {
      issues: findings.filter(({ severity }) => severity === "error").map(({ path, message }) => ({ path, message })),
    });
  }
  return { ...draft, state: "published", revision: draft.revision + 1, publishedAt: now.toISOString() };
};

/** A published survey that takes no more answers. */
export const closedSurvey = (survey: Survey, now: Date): Survey => ({
  ...survey,
  state: "closed",
  revision: survey.revision + 1,
  closedAt: now.toISOString(),
});
