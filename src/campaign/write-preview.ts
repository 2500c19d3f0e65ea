import type { Problem } from "./problem.ts";
import { type Campaign, isUnread } from "./read-campaign.ts";
import { countErrors, summarise } from "./summarise.ts";
import { writeRequest } from "./write-request.ts";

/** How many errors are told one by one: what is sent should not be pages below. */
const mostErrors = 20;

/**
 * What is shown before a campaign is created, as JSON with comments: exactly the request body where nothing is in the
 * way. Else comments say what is, the notes first, and below is the JSON of what could be read.
 */
export function writePreview(
  campaign: Campaign,
  problems: readonly Problem[],
  notes: readonly string[],
): string {
  const entries = campaign.entries.filter((entry) => !isUnread(campaign, entry));
  return writeCommented(
    [...notes, ...describe(campaign, problems)],
    writeRequest({ entries, aliases: campaign.aliases }),
  );
}

/** The JSON with these lines before it as comments, broken where they are long. Nothing in a line can end its comment. */
export function writeCommented(lines: readonly string[], json: string): string {
  const comments = lines.flatMap((line) => wrap(line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")));
  return [...comments.map((line) => `// ${line}`), json].join("\n");
}

/** A preview stands beside its file: this many characters are seen of a line. */
const width = 60;

/** A sentence in lines; the second and later ones are indented. A word that is longer stands alone. */
function wrap(sentence: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}

function describe(campaign: Campaign, problems: readonly Problem[]): string[] {
  const summary = summarise(campaign, problems);
  const errors = problems.filter(({ severity }) => severity === "error");
  const count = countErrors(errors.length);
  if (summary.state !== "created") {
    return errors.length === 0
      ? []
      : [`This campaign cannot be created yet: ${count}.`, ...locate(campaign, errors)];
  }
  const created = `This campaign exists in Outbox with the id ${summary.id}, and is not created again.`;
  return errors.length === 0 ? [created] : [created, `Its file has ${count}.`, ...locate(campaign, errors)];
}

/** The errors, which come in the order of the text, each with its line. */
function locate({ text }: Campaign, errors: readonly Problem[]): string[] {
  const lines: string[] = [];
  let [line, done] = [1, 0];
  for (const { message, range } of errors.slice(0, mostErrors)) {
    line += text.slice(done, range.start).match(/\r\n|[\r\n]/g)?.length ?? 0;
    done = range.start;
    lines.push(`Line ${line}: ${message}`);
  }
  const more = errors.length - lines.length;
  return more > 0 ? [...lines, `And ${more} more.`] : lines;
}
