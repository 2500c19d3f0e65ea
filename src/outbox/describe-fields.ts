/** A field as the API describes it (`SimpleMetadata`, rest_framework/metadata.py). */
export interface DescribedField {
  readonly required: boolean;
  readonly isReadOnly: boolean;
  /** In characters; absent where the description names no limit. */
  readonly maxLength?: number;
  /** The values it takes; absent where the description lists none. */
  readonly choices?: readonly string[];
}

/** The fields of a campaign, by name, as the API describes them. */
export type DescribedFields = ReadonlyMap<string, DescribedField>;

/** Reads the answer to `OPTIONS`; undefined where it describes no fields. */
export function readFields(body: unknown): DescribedFields | undefined {
  const { actions }: { actions?: unknown } = Object(body);
  const { POST: fields }: { POST?: unknown } = Object(actions);
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return undefined;
  return new Map(Object.entries(fields).map(([name, field]) => [name, readField(Object(field))]));
}

function readField(field: Readonly<Record<string, unknown>>): DescribedField {
  const { required, read_only: readOnly, max_length: maxLength, choices } = field;
  return {
    required: required === true,
    isReadOnly: readOnly === true,
    ...(typeof maxLength === "number" && { maxLength }),
    ...(Array.isArray(choices) && { choices: choices.map((choice) => String(Object(choice).value)) }),
  };
}
