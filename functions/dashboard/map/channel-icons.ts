import { CHANNELS, type Channel } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";

/** Side of an icon's square, in units of its drawing. */
const ICON_SIZE = 16;

/** One line drawing a channel: outlines alone, so that they take the colour of the text and survive forced colours. */
const DRAWINGS: Readonly<Record<Channel, Html>> = {
  web: html`<circle cx="8" cy="8" r="6"/><path d="M2 8h12M8 2c-4 3-4 9 0 12M8 2c4 3 4 9 0 12"/>`,
  blog: html`<path d="M3.5 2h9v12h-9ZM6 5h4M6 8h4M6 11h2"/>`,
  social: html`<path d="M2 3h12v8H8l-3.5 3v-3H2Z"/>`,
  email: html`<path d="M2 3.5h12v9H2ZM2 4l6 5 6-5"/>`,
  ecommerce: html`<path d="M1 3h2l2 7h7l2-5H3.6"/><circle cx="6" cy="13" r="1"/><circle cx="11" cy="13" r="1"/>`,
  store: html`<path d="M2.5 7v7h11V7M1.5 6.5 3 2h10l1.5 4.5ZM6.5 14v-4h3v4"/>`,
  app: html`<path d="M4.5 1.5h7v13h-7ZM7.3 12.5h1.4"/>`,
  support: html`<path d="M3 10V8a5 5 0 0 1 10 0v2M3 9h2v4H3ZM11 9h2v4h-2ZM12 13c0 1-1 1.5-3 1.5"/>`,
  event: html`<path d="M2 3.5h12V14H2ZM2 7h12M5 2v3M11 2v3"/>`,
};

const idOf = (channel: Channel): string => `channel-${channel}`;

/** The drawings that `channelIcon` shows, once a document, for the channels that are in it. */
export const channelSymbols = (channels: ReadonlySet<Channel>): Html[] =>
  CHANNELS.filter((channel) => channels.has(channel)).map(
    (channel) =>
      html`<symbol id="${idOf(channel)}" viewBox="0 0 ${ICON_SIZE} ${ICON_SIZE}">${DRAWINGS[channel]}</symbol>`,
  );

/** A channel's icon around a place of a drawing, `size` units wide. */
export const iconAt = (channel: Channel, x: number, y: number, size: number): Html =>
  html`<use class="icon" href="#${idOf(channel)}" x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${size}"/>`;

/** A channel's icon beside a text that names the channel. */
export const channelIcon = (channel: Channel): Html =>
  html`<svg class="icon" viewBox="0 0 ${ICON_SIZE} ${ICON_SIZE}" aria-hidden="true"><use href="#${idOf(channel)}"/></svg>`;
