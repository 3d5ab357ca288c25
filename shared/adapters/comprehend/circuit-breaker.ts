/**
 * What an error says about the service behind the circuit.
 * - `answered`: it is up, it only said no to this request.
 * - `failure`: this call got nowhere; enough of them in a row open the circuit.
 * - `fatal`: no call can succeed for now (bad credentials): open at once.
 */
export type Verdict = "answered" | "failure" | "fatal";

/** Thrown instead of calling. `cause` is the error that opened the circuit. */
export class CircuitOpenError extends Error {
  override readonly name = "CircuitOpenError";
}

export type CircuitBreakerOptions = {
  /** Failures in a row that open the circuit, at least 1. */
  readonly failures: number;
  /** Milliseconds without any call once it is open; then a single probe decides. */
  readonly coolDownMs: number;
  /** Clock in milliseconds. */
  readonly now: () => number;
};

export type CircuitBreaker = {
  /**
   * Makes the call unless the circuit is open, and passes on its result or its error.
   * @throws CircuitOpenError without calling, while the circuit is open or its probe is under way.
   */
  readonly run: <T>(call: () => Promise<T>, judge: (error: unknown) => Verdict) => Promise<T>;
  /** Whether a call would be turned away now. */
  readonly isOpen: () => boolean;
};

/** Stops calling a service that is down, so that nobody waits for it, and finds out with one call when it is back. */
export const circuitBreaker = ({ failures, coolDownMs, now }: CircuitBreakerOptions): CircuitBreaker => {
  let failuresInARow = 0;
  let opened: { readonly at: number; readonly cause: unknown } | undefined;
  let probing = false;

  const close = () => {
    failuresInARow = 0;
    opened = undefined;
  };

  const settle = (verdict: Verdict, cause: unknown, isProbe: boolean) => {
    // A call that began before the circuit opened says nothing about the service since.
    if (opened !== undefined && !isProbe) return;
    if (verdict === "answered") return close();
    failuresInARow += 1;
    if (isProbe || verdict === "fatal" || failuresInARow >= failures) opened = { at: now(), cause };
  };

  const isOpen = () => opened !== undefined && (probing || now() - opened.at < coolDownMs);

  return {
    isOpen,
    run: async (call, judge) => {
      if (isOpen()) throw new CircuitOpenError("Circuit is open", { cause: opened?.cause });
      const isProbe = opened !== undefined;
      probing = isProbe;
      try {
        const result = await call();
        settle("answered", undefined, isProbe);
        return result;
      } catch (error) {
        settle(judge(error), error, isProbe);
        throw error;
      } finally {
        if (isProbe) probing = false;
      }
    },
  };
};
