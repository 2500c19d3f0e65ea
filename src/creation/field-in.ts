/** The value of a field in the JSON body of an attempt; undefined where there is none, or it cannot be read. */
export function fieldIn(body: string, field: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, field)) return undefined;
    const record: Record<string, unknown> = { ...value };
    return record[field];
  } catch {
    return undefined;
  }
}
