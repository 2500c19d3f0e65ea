import { env } from "vscode";

/** A moment in the user's language and time zone: the time, and the day where that is not today. */
export function formatMoment(moment: Date, now: Date = new Date()): string {
  const isToday = moment.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(env.language, {
    ...(isToday ? {} : { dateStyle: "medium" }),
    timeStyle: "short",
  }).format(moment);
}
