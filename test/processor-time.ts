/**
 * How long this process has computed, in milliseconds. Between two moments it tells what something takes, whatever else the
 * machine does then.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
