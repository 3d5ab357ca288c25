import { SingleBar } from "cli-progress";

export type ProgressBar = { readonly to: (value: number, text?: string) => void; readonly stop: () => void };

/** A bar on stderr while a person is watching; nothing at all otherwise. `total` 0 means that nobody knows it. */
export const progressBar = (what: string, total: number): ProgressBar => {
  if (process.stderr.isTTY !== true) return { to: () => {}, stop: () => {} };
  const format = total > 0 ? `${what} {bar} {percentage}% {text} {eta_formatted} left` : `${what} {value} {text}`;
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true });
  bar.start(total, 0, { text: "" });
  return { to: (value, text = "") => bar.update(value, { text }), stop: () => bar.stop() };
};
