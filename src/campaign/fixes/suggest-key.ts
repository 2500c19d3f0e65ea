import { fieldNames, fieldSchema } from "../schema.ts";
import { readyVocabulary, type Suggestion, suggest } from "./suggest.ts";

const vocabulary = readyVocabulary(
  fieldNames,
  fieldNames.flatMap((name) =>
    (fieldSchema(name)?.["x-outbox-synonyms"] ?? []).map((other) => [other, name] as const),
  ),
);

/** The fields that somebody who wrote this key may have meant, the likeliest first. */
export function suggestKey(written: string): Suggestion[] {
  return suggest(written, vocabulary);
}
