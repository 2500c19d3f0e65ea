/** What a clock on the wall shows. */
export interface LocalTime {
  /** "Tuesday, 24 November 2026". */
  readonly date: string;
  /** "14:05". */
  readonly time: string;
  /** "09". */
  readonly seconds: string;
  /** How far it is from UTC: "UTC+01:00". */
  readonly offset: string;
}

/** A clock of a time zone, which has to be a name `Intl` knows: tells what it shows at a moment. */
export function openClock(timeZone: string): (moment: Date) => LocalTime {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
  return (moment) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return {
      date: `${part["weekday"]}, ${part["day"]} ${part["month"]} ${part["year"]}`,
      time: `${part["hour"]}:${part["minute"]}`,
      seconds: `${part["second"]}`,
      offset: `${part["timeZoneName"]}`.replace("GMT", "UTC"),
    };
  };
}
