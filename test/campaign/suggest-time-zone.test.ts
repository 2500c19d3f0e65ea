import assert from "node:assert/strict";
import { fixedZone, suggestTimeZone } from "../../src/campaign/suggest-time-zone.ts";
import { checkZone } from "../../src/campaign/time-zones.ts";

describe("suggestTimeZone", () => {
  const cases: readonly (readonly [written: string, likeliest: string | undefined])[] = [
    ["Berlin", "Europe/Berlin"],
    ["berlin", "Europe/Berlin"],
    ["New York", "America/New_York"],
    ["new_york", "America/New_York"],
    ["NewYork", "America/New_York"],
    ["Los Angeles", "America/Los_Angeles"],
    ["San Francisco", "America/Los_Angeles"],
    ["Europe/Berln", "Europe/Berlin"],
    ["Europe/Berlin ", "Europe/Berlin"],
    ["Europe Berlin", "Europe/Berlin"],
    ["Europe.Berlin", "Europe/Berlin"],
    ["Europe\\Berlin", "Europe/Berlin"],
    ["Amerika/New_York", "America/New_York"],
    ["America/NewYork", "America/New_York"],
    ["PST", "America/Los_Angeles"],
    ["PDT", "America/Los_Angeles"],
    ["Pacific Time", "America/Los_Angeles"],
    ["EDT", "America/New_York"],
    ["ET", "America/New_York"],
    ["CEST", "Europe/Berlin"],
    ["W. Europe Standard Time", "Europe/Berlin"],
    ["Eastern Standard Time", "America/New_York"],
    ["GMT Standard Time", "Europe/London"],
    ["AEST", "Australia/Sydney"],
    ["India", "Asia/Kolkata"],
    ["nonsense", undefined],
    ["x", undefined],
    ["", undefined],
    ["__proto__", undefined],
  ];
  for (const [written, likeliest] of cases) {
    it(`${JSON.stringify(written)}: ${likeliest ?? "nothing"}`, () => {
      const [first] = suggestTimeZone(written);
      assert.equal(first, likeliest);
      if (first !== undefined) assert.ok(checkZone(first).known);
    });
  }

  it("every suggestion is a zone this host knows", () => {
    for (const written of "EDT CST MDT PST AKST HDT BRT BST WEST CEST EEST MSK SAST IST SGT HKT JST AEST ACST AWST NZST China".split(
      " ",
    )) {
      const zones = suggestTimeZone(written);
      assert.notEqual(zones.length, 0, written);
      for (const zone of zones) assert.ok(checkZone(zone).known, `${written}: ${zone}`);
    }
  });
});

describe("fixedZone", () => {
  const cases: readonly (readonly [written: string, zone: string | undefined, meaning?: string])[] = [
    ["+02:00", "Etc/GMT-2", "always 2 hours ahead of UTC"],
    ["+2", "Etc/GMT-2", "always 2 hours ahead of UTC"],
    ["+0200", "Etc/GMT-2", "always 2 hours ahead of UTC"],
    ["UTC+2", "Etc/GMT-2", "always 2 hours ahead of UTC"],
    ["GMT -5", "Etc/GMT+5", "always 5 hours behind UTC"],
    ["-05:00", "Etc/GMT+5", "always 5 hours behind UTC"],
    ["utc+1", "Etc/GMT-1", "always 1 hour ahead of UTC"],
    ["-1", "Etc/GMT+1", "always 1 hour behind UTC"],
    ["+00:00", "UTC", "UTC itself"],
    ["UTC-0", "UTC", "UTC itself"],
    ["+14", "Etc/GMT-14", "always 14 hours ahead of UTC"],
    ["-12", "Etc/GMT+12", "always 12 hours behind UTC"],
    ["+15", undefined],
    ["-13", undefined],
    ["+05:30", undefined],
    ["2", undefined],
    ["Europe/Berlin", undefined],
    ["", undefined],
  ];
  for (const [written, zone, meaning] of cases) {
    it(`${JSON.stringify(written)}: ${zone ?? "none"}`, () => {
      assert.deepEqual(fixedZone(written), zone === undefined ? undefined : { zone, meaning });
      if (zone !== undefined)
        assert.deepEqual(checkZone(zone), { known: true, spelling: zone, isIana: true });
    });
  }

  it("the sign is that of the tz database, which is the reverse", () => {
    const hour = new Intl.DateTimeFormat("en", {
      timeZone: fixedZone("+02:00")?.zone,
      hour: "2-digit",
      hourCycle: "h23",
    });
    assert.equal(hour.format(new Date("2026-03-01T10:00:00Z")), "12");
  });
});
