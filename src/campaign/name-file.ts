/** What the name of every campaign file ends in. */
const ending = ".campaign.yaml";

/** Well under the 255 bytes that file systems allow a name, in letters of up to four bytes, its ending included. */
const longestSlug = 50;

/** The names Windows keeps for devices, whatever follows them: https://learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const reserved = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/;

/**
 * The file name for a campaign of this name: its letters and digits in lower case, of whatever script, and a hyphen
 * for all between them: `Spring Launch – May` gives `spring-launch-may.campaign.yaml`.
 */
export function fileNameOf(campaignName: string): string {
  const words =
    campaignName
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const slug = [...words.join("-")].slice(0, longestSlug).join("").replace(/-$/, "");
  if (slug === "") return `campaign${ending}`;
  return `${slug}${reserved.test(slug) ? "-campaign" : ""}${ending}`;
}

/**
 * The file name itself where it is free, or else the first free one with a number: `…-2.campaign.yaml`. Names that
 * differ only in case or in how accents are composed are the same to some file systems, and count as taken.
 */
export function freeFileName(fileName: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map(fold));
  const slug = fileName.slice(0, -ending.length);
  for (let number = 1; ; number++) {
    const name = number === 1 ? fileName : `${slug}-${number}${ending}`;
    if (!names.has(fold(name))) return name;
  }
}

function fold(fileName: string): string {
  return fileName.normalize("NFC").toLowerCase();
}
