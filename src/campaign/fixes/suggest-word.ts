import type { FieldSchema } from "../schema.ts";
import { readyVocabulary, type Suggestion, suggest } from "./suggest.ts";

/** Which of the words of a field somebody who wrote this may have meant, the likeliest first. */
export function suggestWord(written: string, field: FieldSchema): Suggestion[] {
  const synonyms = Object.entries(field["x-outbox-enum-synonyms"] ?? {});
  return suggest(written, readyVocabulary(field.enum ?? [], synonyms));
}
