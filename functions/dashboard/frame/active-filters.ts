import { Provenance, Source } from "../../../shared/domain/response.ts";
import { Channel, type Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import type { FilterName } from "./frame-texts.ts";
import { filtersOf, linkTo, type PageQuery, WITHOUT_FILTERS } from "./page-query.ts";
import type { FrameWording } from "./wording.ts";

type Named = Pick<Touchpoint, "id" | "name">;

const filterValue = (
  name: FilterName,
  value: string,
  touchpoints: readonly Named[],
  { frame, languageName, plainName }: FrameWording,
) => {
  const channel = Channel.safeParse(value);
  const source = Source.safeParse(value);
  const provenance = Provenance.safeParse(value);
  if (name === "channel" && channel.success) return frame.channels[channel.data];
  if (name === "source" && source.success) return frame.sources[source.data];
  if (name === "provenance" && provenance.success) return frame.provenances[provenance.data];
  if (name === "language") return value === "other" ? frame.filters.otherLanguage : languageName(value);
  const touchpoint = touchpoints.find(({ id }) => id === value);
  return name === "touchpoint" && touchpoint !== undefined ? plainName(touchpoint.name) : value;
};

/** What an address narrows the numbers down by, as plain text for what is taken away from the page. */
export const filterTexts = (query: PageQuery, touchpoints: readonly Named[], wording: FrameWording): string[] =>
  filtersOf(query).map(
    ({ name, value }) => `${wording.frame.filters.names[name]}: ${filterValue(name, value, touchpoints, wording)}`,
  );

/** The same on the page, each part with a link that takes it away. */
export const activeFilters = (
  query: PageQuery,
  touchpoints: readonly Named[],
  wording: FrameWording,
): Html | undefined => {
  const { filters } = wording.frame;
  const active = filtersOf(query);
  const compares = query.compare === "previous";
  if (active.length === 0 && !compares) return undefined;
  const chip = (name: string, label: string, value: string) =>
    html`<li><a href="${linkTo(query, { [name]: undefined })}"><span class="what">${label}:</span> <bdi>${value}</bdi> <span aria-hidden="true">×</span><span class="unseen">(${filters.remove})</span></a></li>`;
  return html`<section class="filters" aria-labelledby="filters-heading"><h2 id="filters-heading">${active.length > 0 ? filters.heading : filters.choose}</h2><ul>${active.map(
    ({ name, value }) => chip(name, filters.names[name], filterValue(name, value, touchpoints, wording)),
  )}${compares && chip("compare", filters.compare, filters.compareWith.previous)}${active.length > 1 && html`<li><a href="${linkTo(query, WITHOUT_FILTERS)}">${filters.removeAll}</a></li>`}</ul></section>`;
};
