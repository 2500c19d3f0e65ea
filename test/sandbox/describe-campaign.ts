import type { CampaignField } from "./campaign-fields.ts";

/** The answer to `OPTIONS` on the collection: its fields (`SimpleMetadata`, rest_framework/metadata.py, 3.14). */
export function describeCampaign(fields: readonly CampaignField[]): Readonly<Record<string, unknown>> {
  const [name, ...others] = fields.map((field) => [
    field.name,
    describe(field.name, field.required, false, field.metadata),
  ]);
  const entries = [
    ...beforeName.map(describeReadOnly),
    name ?? [],
    describeReadOnly("updated_at"),
    ...others,
  ];
  return {
    name: "Email Campaign List",
    description: "",
    renders: ["application/json"],
    parses: ["application/json"],
    actions: { POST: Object.fromEntries(entries) },
  };
}

const beforeName = [
  "id",
  "steps",
  "sender_identities",
  "sent_count",
  "unique_opens",
  "unique_clicks",
  "replies",
];

const readOnlyTypes: Readonly<Record<string, string>> = { id: "string", updated_at: "datetime" };

function describeReadOnly(name: string) {
  return [name, describe(name, false, true, { type: readOnlyTypes[name] ?? "field" })];
}

function describe(
  name: string,
  required: boolean,
  readOnly: boolean,
  metadata: Readonly<Record<string, unknown>>,
) {
  const { type, ...rest } = metadata;
  const words = name.replaceAll("_", " ");
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { type, required, read_only: readOnly, label, ...rest };
}
