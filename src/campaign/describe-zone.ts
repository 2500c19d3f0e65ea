import { type LocalTime, openClock } from "./open-clock.ts";
import { checkZone } from "./time-zones.ts";

/** The time in a zone at the moment `now`, and when its clocks change next; undefined for what is no time zone. */
export function describeZone(name: string, now: Date): string | undefined {
  const zone = checkZone(name);
  if (!zone.known) return undefined;
  const clock = openClock(zone.spelling);
  const { date, time, offset } = clock(now);
  const change = findChange(clock, now);
  return [
    `**${zone.spelling}**: now ${time} on ${date}, ${offset}.`,
    ...(change ? [`Its clocks change on ${change.date}, to ${change.offset}.`] : []),
    ...describeOldName(zone.spelling),
  ].join("\n\n");
}

const hour = 3_600_000;
const step = 14 * 24 * hour;
const year = 26 * step;

/** What the clock shows just after it is next put forward or back, within a year; undefined where it is not. */
function findChange(clock: (moment: Date) => LocalTime, now: Date): LocalTime | undefined {
  const { offset } = clock(now);
  const differs = (time: number) => clock(new Date(time)).offset !== offset;
  for (let after = now.getTime() + step; after <= now.getTime() + year; after += step) {
    if (differs(after)) return clock(new Date(bisect(after - step, after, differs)));
  }
  return undefined;
}

/** The first time, to the minute, at which this holds, between one where it does not and one where it does. */
function bisect(before: number, after: number, holds: (time: number) => boolean): number {
  const middle = (before + after) / 2;
  if (after - before < hour / 60) return after;
  return holds(middle) ? bisect(before, middle, holds) : bisect(middle, after, holds);
}

/** The areas today's names begin with. */
const areas = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;

/** Today's name of a zone with an old one such as US/Eastern, where `Intl` tells it. */
function describeOldName(name: string): string[] {
  const today = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  return areas.test(today) && !areas.test(name) ? [`An old name; today it is \`${today}\`.`] : [];
}
