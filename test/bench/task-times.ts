import type { Page } from "playwright-core";

/**
 * Follows the tasks of a page's main thread. @returns what stops it and gives the milliseconds of CPU of each, since on a
 * busy machine the clock also counts what others do
 */
export const followTasks = async (page: Page): Promise<() => Promise<readonly number[]>> => {
  const session = await page.context().newCDPSession(page);
  const tasks: number[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const { name, tdur } of value as { name?: string; tdur?: number }[]) {
      if (name?.endsWith("RunTask")) tasks.push((tdur ?? 0) / 1000);
    }
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    if (tasks.length === 0) throw new Error("the browser's trace holds no task");
    return tasks;
  };
};
