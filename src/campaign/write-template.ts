import { fieldSchema, templateFields } from "./schema.ts";
import { joinSnippets, type Snippet } from "./snippet.ts";
import { type Surroundings, writeField, writeText } from "./write-field.ts";

/**
 * The text of a new campaign file: the fields the schema lists for it, each on a line of its own, that ends in
 * `lineBreak`. A name that is given is written out; what is left to fill in are the stops, the company first then.
 */
export function writeTemplate(name?: string, lineBreak = "\n"): Snippet {
  return joinSnippets(writeTemplateLines({ newLine: lineBreak, name }), lineBreak);
}

/** The same without the last line break; `newLine` may end in the indentation of the lines. */
export function writeTemplateLines({
  newLine,
  name,
}: Pick<Surroundings, "newLine"> & { readonly name?: string | undefined }): Snippet {
  return joinSnippets(
    ...templateFields.flatMap((key, index) => [index === 0 ? "" : newLine, writeLine(key, newLine, name)]),
  );
}

function writeLine(key: string, newLine: string, name: string | undefined): Snippet {
  const field = fieldSchema(key);
  if (key === "name" && name !== undefined) return joinSnippets(`${key}: ${writeText(name)}`);
  return joinSnippets(`${key}:`, field ? writeField(key, field, { flow: false, newLine }) : "");
}
