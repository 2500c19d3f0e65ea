import type { CampaignField } from "./campaign-fields.ts";
import { type Checked, mayNotBeNull } from "./check-field.ts";
import { pythonType } from "./speak-python.ts";

/** What a request's body comes to: the values of every field, or the body of the 400. */
export type CheckedCampaign =
  | { readonly values: Readonly<Record<string, unknown>> }
  | { readonly errors: Readonly<Record<string, unknown>> };

/**
 * Checks a parsed body as a serializer does: all fields at once, unknown and read-only keys passed over in silence
 * (rest_framework/serializers.py; measured on 3.14).
 */
export function checkCampaign(body: unknown, fields: readonly CampaignField[]): CheckedCampaign {
  if (body === null) return { errors: { non_field_errors: ["No data provided"] } };
  if (typeof body !== "object" || Array.isArray(body)) {
    const message = `Invalid data. Expected a dictionary, but got ${pythonType(body)}.`;
    return { errors: { non_field_errors: [message] } };
  }
  const given = new Map<string, unknown>(Object.entries(body));
  const checked = fields.map((field) => [field.name, checkGiven(field, given)] as const);
  const errors = checked.flatMap(([name, result]) => ("errors" in result ? [[name, result.errors]] : []));
  if (errors.length > 0) return { errors: Object.fromEntries(errors) };
  const values = checked.flatMap(([name, result]) => ("value" in result ? [[name, result.value]] : []));
  return { values: Object.fromEntries(values) };
}

function checkGiven(field: CampaignField, given: ReadonlyMap<string, unknown>): Checked {
  if (!given.has(field.name)) {
    return field.required ? { errors: ["This field is required."] } : { value: field.fallback() };
  }
  const value = given.get(field.name);
  if (value !== null) return field.check(value);
  return field.nullable ? { value: null } : { errors: [mayNotBeNull] };
}
