import { once } from "./once.ts";

/** What is known of a text that should name a time zone. */
export type ZoneCheck =
  | {
      readonly known: true;
      readonly spelling: string;
      /** Whether the tz database has the name; `Intl` knows a few of its own, such as PST. */
      readonly isIana: boolean;
    }
  | { readonly known: false };

/**
 * The old names that `Intl` accepts and does not list, of the tz database's file `backward` and of those areas that
 * keep abbreviations, in their right spelling. Names in any other case are found by it.
 */
const oldNames =
  "Africa/Asmera Africa/Timbuktu America/Argentina/ComodRivadavia America/Atka America/Buenos_Aires America/Catamarca " +
  "America/Coral_Harbour America/Cordoba America/Ensenada America/Fort_Wayne America/Godthab America/Indianapolis " +
  "America/Jujuy America/Knox_IN America/Kralendijk America/Louisville America/Lower_Princes America/Marigot " +
  "America/Mendoza America/Montreal America/Nipigon America/Pangnirtung America/Porto_Acre America/Rainy_River " +
  "America/Rosario America/Santa_Isabel America/Shiprock America/St_Barthelemy America/Thunder_Bay America/Virgin " +
  "America/Yellowknife Antarctica/South_Pole Arctic/Longyearbyen Asia/Ashkhabad Asia/Calcutta Asia/Choibalsan " +
  "Asia/Chongqing Asia/Chungking Asia/Dacca Asia/Harbin Asia/Istanbul Asia/Kashgar Asia/Katmandu Asia/Macao " +
  "Asia/Rangoon Asia/Saigon Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator Atlantic/Faeroe " +
  "Atlantic/Jan_Mayen Australia/ACT Australia/Canberra Australia/Currie Australia/LHI Australia/NSW Australia/North " +
  "Australia/Queensland Australia/South Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna " +
  "Brazil/Acre Brazil/DeNoronha Brazil/East Brazil/West CET CST6CDT Canada/Atlantic Canada/Central Canada/Eastern " +
  "Canada/Mountain Canada/Newfoundland Canada/Pacific Canada/Saskatchewan Canada/Yukon Chile/Continental " +
  "Chile/EasterIsland Cuba EET EST EST5EDT Egypt Eire Etc/GMT Etc/GMT+0 Etc/GMT+1 Etc/GMT+10 Etc/GMT+11 Etc/GMT+12 " +
  "Etc/GMT+2 Etc/GMT+3 Etc/GMT+4 Etc/GMT+5 Etc/GMT+6 Etc/GMT+7 Etc/GMT+8 Etc/GMT+9 Etc/GMT-0 Etc/GMT-1 Etc/GMT-10 " +
  "Etc/GMT-11 Etc/GMT-12 Etc/GMT-13 Etc/GMT-14 Etc/GMT-2 Etc/GMT-3 Etc/GMT-4 Etc/GMT-5 Etc/GMT-6 Etc/GMT-7 Etc/GMT-8 " +
  "Etc/GMT-9 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu Europe/Belfast Europe/Bratislava " +
  "Europe/Busingen Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Kiev Europe/Mariehamn Europe/Nicosia " +
  "Europe/Podgorica Europe/San_Marino Europe/Tiraspol Europe/Uzhgorod Europe/Vatican Europe/Zaporozhye GB GB-Eire GMT " +
  "GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT " +
  "Mexico/BajaNorte Mexico/BajaSur Mexico/General NZ NZ-CHAT Navajo PRC PST8PDT Pacific/Enderbury Pacific/Johnston " +
  "Pacific/Ponape Pacific/Samoa Pacific/Truk Pacific/Yap Poland Portugal ROC ROK Singapore Turkey UCT UTC US/Alaska " +
  "US/Aleutian US/Arizona US/Central US/East-Indiana US/Eastern US/Hawaii US/Indiana-Starke US/Michigan US/Mountain " +
  "US/Pacific US/Pacific-New US/Samoa Universal W-SU WET Zulu";

/**
 * The names of today that `Intl` accepts and, up to V8 13 at least, does not list: it lists the former name instead,
 * such as Asia/Calcutta.
 */
const newNames =
  "Africa/Asmara America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba " +
  "America/Argentina/Jujuy America/Argentina/Mendoza America/Atikokan America/Indiana/Indianapolis " +
  "America/Kentucky/Louisville America/Nuuk Asia/Ho_Chi_Minh Asia/Kathmandu Asia/Kolkata Asia/Yangon Atlantic/Faroe " +
  "Europe/Kyiv Pacific/Chuuk Pacific/Kanton Pacific/Pohnpei";

/**
 * The zone names to offer: those `Intl` lists on this host, today's names it does not list, and UTC, by alphabet. Made
 * when first asked for: `Intl` takes its time.
 */
export const listTimeZones = once((): readonly string[] => {
  const unlisted = newNames.split(" ").filter(isKnownToIntl);
  return [...new Set([...Intl.supportedValuesOf("timeZone"), ...unlisted, "UTC"])].sort();
});

/**
 * Whether the host's `Intl` knows this name, and how it is spelled: old names are valid, offsets such as `+02:00`
 * are no names.
 */
export function checkZone(name: string): ZoneCheck {
  const lower = name.toLowerCase();
  const listed = listedSpellings().get(lower) ?? spellings().get(lower);
  if (listed !== undefined) return { known: true, spelling: listed, isIana: true };
  const old = oldNames.split(" ").find((zone) => zone.toLowerCase() === lower);
  if (!isKnownToIntl(name)) return { known: false };
  return {
    known: true,
    spelling: old ?? name,
    isIana: old !== undefined || name.length > longestAbbreviation,
  };
}

/** What `Intl` knows besides the tz database are abbreviations of three letters (ICU, timezoneTypes.txt). */
const longestAbbreviation = 3;

/** The names to offer by their lower-case forms. */
const spellings = once(() => mapSpellings(listTimeZones()));

/** Those of them that `Intl` lists itself: most files name one of these, and no zone needs to be looked into. */
const listedSpellings = once(() => mapSpellings(Intl.supportedValuesOf("timeZone")));

function mapSpellings(zones: readonly string[]): ReadonlyMap<string, string> {
  return new Map(zones.map((zone) => [zone.toLowerCase(), zone]));
}

function isKnownToIntl(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
