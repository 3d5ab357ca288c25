import { describe, expect, it } from "vitest";
import { CircuitOpenError, circuitBreaker, type Verdict } from "../../shared/adapters/comprehend/circuit-breaker.ts";

const setUp = () => {
  let time = 0;
  const breaker = circuitBreaker({ failures: 3, coolDownMs: 1_000, now: () => time });
  let calls = 0;
  const succeed = () =>
    breaker.run(
      async () => {
        calls += 1;
        return "done";
      },
      () => "failure",
    );
  const fail = (verdict: Verdict = "failure", error = new Error("down")) =>
    breaker
      .run(
        async () => {
          calls += 1;
          throw error;
        },
        () => verdict,
      )
      .catch((thrown: unknown) => thrown);
  const wait = (milliseconds: number) => {
    time += milliseconds;
  };
  return { breaker, succeed, fail, wait, calls: () => calls };
};

/** A call that stays under way until the test settles it. */
const aSlowCall = () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { call: () => promise, resolve, reject };
};

describe("a circuit breaker", () => {
  it("passes results and errors on", async () => {
    const { succeed, fail } = setUp();
    const error = new Error("boom");
    expect(await succeed()).toBe("done");
    expect(await fail("failure", error)).toBe(error);
  });

  it("opens after three failures in a row and says which one opened it", async () => {
    const { succeed, fail, calls } = setUp();
    const last = new Error("the third");
    await fail();
    await fail();
    await fail("failure", last);
    await expect(succeed()).rejects.toThrow(CircuitOpenError);
    await expect(succeed()).rejects.toMatchObject({ cause: last });
    expect(calls()).toBe(3);
  });

  it.each(["a success", "an answer that says no"])("counts from the start again after %s", async (what) => {
    const { succeed, fail } = setUp();
    await fail();
    await fail();
    await (what === "a success" ? succeed() : fail("answered"));
    await fail();
    await fail();
    expect(await succeed()).toBe("done");
  });

  it("opens at once on a fatal error", async () => {
    const { succeed, fail, calls } = setUp();
    await fail("fatal");
    await expect(succeed()).rejects.toThrow(CircuitOpenError);
    expect(calls()).toBe(1);
  });

  it("stays open until the cool-down is over, to the millisecond", async () => {
    const { succeed, fail, wait } = setUp();
    await fail("fatal");
    wait(999);
    await expect(succeed()).rejects.toThrow(CircuitOpenError);
    wait(1);
    expect(await succeed()).toBe("done");
    expect(await succeed()).toBe("done");
  });

  it("opens for another cool-down when the probe fails", async () => {
    const { succeed, fail, wait, calls } = setUp();
    await fail("fatal");
    wait(1_000);
    await fail();
    wait(999);
    await expect(succeed()).rejects.toThrow(CircuitOpenError);
    expect(calls()).toBe(2);
    wait(1);
    expect(await succeed()).toBe("done");
  });

  it("needs three failures again once the probe went well", async () => {
    const { succeed, fail, wait } = setUp();
    await fail("fatal");
    wait(1_000);
    await succeed();
    await fail();
    await fail();
    expect(await succeed()).toBe("done");
  });

  it("sends one probe at a time", async () => {
    const { breaker, succeed, fail, wait } = setUp();
    await fail("fatal");
    wait(1_000);
    const probe = aSlowCall();
    const probed = breaker.run(probe.call, () => "failure");
    await expect(succeed()).rejects.toThrow(CircuitOpenError);
    probe.resolve("back");
    expect(await probed).toBe("back");
    expect(await succeed()).toBe("done");
  });

  it.each([
    ["a success", (slow: ReturnType<typeof aSlowCall>) => slow.resolve("late")],
    ["a failure", (slow: ReturnType<typeof aSlowCall>) => slow.reject(new Error("late"))],
  ])("does not let %s from before it opened change anything", async (_what, finish) => {
    const { breaker, succeed, fail, wait } = setUp();
    const slow = aSlowCall();
    const late = breaker.run(slow.call, () => "failure").catch(() => "failed");
    await fail("fatal");
    wait(600);
    finish(slow);
    await late;
    await expect(succeed()).rejects.toThrow(CircuitOpenError);
    wait(400);
    expect(await succeed()).toBe("done");
  });
});
