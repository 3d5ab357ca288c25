import { expect, it } from "vitest";
import { keyRate } from "../../functions/http/key-rate.ts";

/** A rate over a clock that the test moves. */
const start = () => {
  let seconds = 0;
  const count = keyRate({ perSecond: 20, burst: 100 }, () => new Date(1000 * seconds));
  /** How many of some uses of a key are let through. */
  const use = (key: string, times: number) =>
    Array.from({ length: times }, () => {
      try {
        count(key);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: "rate_limited" });
        return false;
      }
    }).filter(Boolean).length;
  return {
    use,
    wait: (more: number) => {
      seconds += more;
    },
  };
};

it("lets a key through at once as often as it may, then by the second, and never saves up more", () => {
  const { use, wait } = start();
  expect(use("pk_1", 150)).toBe(100);
  wait(2);
  expect(use("pk_1", 150)).toBe(40);
  wait(3600);
  expect(use("pk_1", 150)).toBe(100);
});

it("holds every key to a rate of its own", () => {
  const { use } = start();
  expect([use("pk_1", 150), use("pk_2", 150)]).toEqual([100, 100]);
});

it("is not tricked by a clock that goes back", () => {
  const { use, wait } = start();
  use("pk_1", 100);
  wait(-60);
  expect(use("pk_1", 10)).toBe(0);
});

it("forgets the keys that were not used for longest, and no others", () => {
  const { use } = start();
  use("pk_old", 100);
  for (let n = 0; n < 999; n += 1) use(`pk_${n}`, 1);
  expect(use("pk_old", 1)).toBe(0);
  for (let n = 0; n < 1000; n += 1) use(`pk_new_${n}`, 1);
  expect(use("pk_old", 1)).toBe(1);
});
