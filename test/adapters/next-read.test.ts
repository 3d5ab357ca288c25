import { describe, expect, it } from "vitest";
import { nextRead } from "../../shared/adapters/next-read.ts";

/** A read that a test ends by hand, with what was begun so far. */
const heldReads = () => {
  const begun: { readonly key: string; readonly end: (value: string) => void; readonly fail: () => void }[] = [];
  const read = nextRead(
    (key) =>
      new Promise<string>((resolve, reject) => {
        begun.push({ key, end: resolve, fail: () => reject(new Error("down")) });
      }),
  );
  return { read, begun };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("reads of one thing at one time", () => {
  it("wait for a read that begins after they were asked for, and share it", async () => {
    const { read, begun } = heldReads();
    const first = read("a");
    const others = [read("a"), read("a"), read("a")];
    expect(begun).toHaveLength(1);
    begun[0]?.end("old");
    expect(await first).toBe("old");
    await settled();
    expect(begun).toHaveLength(2);
    begun[1]?.end("new");
    expect(await Promise.all(others)).toEqual(["new", "new", "new"]);
    const later = read("a");
    begun[2]?.end("newest");
    expect(await later).toBe("newest");
  });

  it("go on after one that failed, which only those hear of who shared it", async () => {
    const { read, begun } = heldReads();
    const first = read("a");
    const second = read("a");
    begun[0]?.fail();
    await expect(first).rejects.toThrow("down");
    await settled();
    begun[1]?.end("there");
    expect(await second).toBe("there");
  });

  it("of another thing wait for nobody", () => {
    const { read, begun } = heldReads();
    void read("a");
    void read("b");
    expect(begun.map(({ key }) => key)).toEqual(["a", "b"]);
  });
});
