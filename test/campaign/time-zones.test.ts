import assert from "node:assert/strict";
import { checkZone, listTimeZones } from "../../src/campaign/time-zones.ts";
import { problemsOf, required } from "./marks.ts";

/** Names `Intl` takes and does not list, of each kind there is. */
const oldNames =
  "EST5EDT CST6CDT EST MST HST CET GMT GMT0 GMT+0 GMT-0 UTC Etc/UTC Etc/GMT Etc/GMT+12 Etc/GMT-14 Zulu UCT Universal " +
  "US/Eastern US/Pacific-New America/Buenos_Aires Asia/Calcutta Europe/Kiev Australia/ACT Brazil/East Canada/Yukon " +
  "Cuba Egypt Eire GB GB-Eire Hongkong Iceland Japan NZ NZ-CHAT PRC ROK Singapore Turkey W-SU";

/** Today's names of zones that some hosts list by their former name only. */
const newNames = [
  "Asia/Kolkata",
  "Asia/Ho_Chi_Minh",
  "Europe/Kyiv",
  "America/Argentina/Buenos_Aires",
  "America/Nuuk",
];

describe("time zones", () => {
  it("takes every name the host lists, and offers them with UTC and today's names", () => {
    const offered = listTimeZones();
    for (const zone of [...Intl.supportedValuesOf("timeZone"), ...offered, "UTC", ...newNames]) {
      assert.deepEqual(checkZone(zone), { known: true, spelling: zone, isIana: true });
      assert.ok(offered.includes(zone), zone);
    }
    assert.deepEqual(offered, [...new Set(offered)].sort());
  });

  it("takes old names the host knows", () => {
    for (const zone of oldNames.split(" ").filter(isKnownToIntl)) {
      assert.deepEqual(checkZone(zone), { known: true, spelling: zone, isIana: true });
    }
  });

  it("gives the right spelling of any name in another case", () => {
    for (const zone of [...listTimeZones(), ...oldNames.split(" ").filter(isKnownToIntl)]) {
      assert.deepEqual(checkZone(zone.toLowerCase()), { known: true, spelling: zone, isIana: true });
      assert.deepEqual(checkZone(zone.toUpperCase()), { known: true, spelling: zone, isIana: true });
    }
  });

  it("tells what the tz database has from what only Intl knows", () => {
    for (const name of ["PST", "IST", "JST"].filter(isKnownToIntl)) {
      assert.deepEqual(checkZone(name), { known: true, spelling: name, isIana: false });
    }
  });

  const unknown = [
    "+02:00",
    "-0500",
    "UTC+2",
    "GMT-5",
    "+2",
    "CEST",
    "Berlin",
    "Europe/Berln",
    "Europe /Berlin",
    "",
    " ",
  ];
  for (const name of [...unknown, "Europe/Berlin ", "\u{1F600}", "__proto__", "toString", "Etc/Unknown"]) {
    it(`does not take ${JSON.stringify(name)}`, () => assert.deepEqual(checkZone(name), { known: false }));
  }

  it("says how a name is spelled, and nothing where it is right", () => {
    const message = (zone: string) =>
      problemsOf(`${required}timezone: ${zone}\n`).map((problem) => problem.message);
    assert.deepEqual(message("america/new_york"), ["This time zone is spelled `America/New_York`."]);
    assert.deepEqual(message("est5edt"), ["This time zone is spelled `EST5EDT`."]);
    assert.deepEqual(message("EST5EDT"), []);
    assert.deepEqual(message("UTC"), []);
  });
});

function isKnownToIntl(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
