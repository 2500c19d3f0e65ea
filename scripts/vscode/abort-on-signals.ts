/**
 * A signal that is aborted when this process is asked to end: Ctrl-C, kill, or a closed terminal. The process goes on,
 * to tidy up; asked a second time it ends at once.
 */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => controller.abort(new Error(`Stopped by ${name}.`)));
  }
  return controller.signal;
}
