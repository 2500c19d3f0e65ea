import type { ApiCall } from "./call.ts";

/** What ended a call from this side. */
export type Stop = "timeout" | "cancelled";

/** The end that a call may come to before its answer. */
export interface Limit {
  /** Aborted when the time is up, when the user cancels, and by `release`. */
  readonly signal: AbortSignal;
  /** Which of the first two came first, if one did. */
  stop(): Stop | undefined;
  /** Ends the watch, and whatever is still under way on the connection. */
  release(): void;
}

/** Starts the clock of a call, and listens for its user. */
export function limitCall(call: Pick<ApiCall, "signal" | "timeoutMs">): Limit {
  const ending = new AbortController();
  let stop: Stop | undefined;
  const end = (why: Stop) => {
    stop ??= why;
    ending.abort();
  };
  const cancel = () => end("cancelled");
  const timer = setTimeout(() => end("timeout"), call.timeoutMs);
  call.signal.addEventListener("abort", cancel);
  if (call.signal.aborted) cancel();
  return {
    signal: ending.signal,
    stop: () => stop,
    release() {
      clearTimeout(timer);
      call.signal.removeEventListener("abort", cancel);
      ending.abort();
    },
  };
}
