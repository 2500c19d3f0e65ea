import {
  booleanField,
  charField,
  choiceField,
  dateTimeField,
  type FieldCheck,
  jsonField,
  type KnowsId,
  relationField,
  relationListField,
  uuidListField,
} from "./check-field.ts";

/** A field of the campaign that a request may set. */
export interface CampaignField {
  readonly name: string;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly check: FieldCheck;
  /** What the server stores when the request is silent. No documentation says: these are guesses. */
  readonly fallback: () => unknown;
  /** What `OPTIONS` says of it beside `required`, `read_only` and `label` (rest_framework/metadata.py). */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Whether `sender_identity_ids` is a plain list of UUIDs on the server, or a relation. The page does not say. */
export type SenderList = "list" | "relation";

/**
 * The writable fields in the order of Outbox's reference page. Its generator gives a text that must not be blank a
 * minimum length, and only `name` has one: `description` and `timezone` may be blank.
 */
export function campaignFields(senders: SenderList, knows: KnowsId): readonly CampaignField[] {
  const relation = { type: "field" };
  return [
    {
      ...{ name: "name", required: true, nullable: false, fallback: () => "" },
      check: charField({ allowBlank: false, maxLength: 255 }),
      metadata: { type: "string", max_length: 255 },
    },
    {
      ...{ name: "company", required: true, nullable: false, fallback: () => "" },
      check: relationField(false, knows),
      metadata: relation,
    },
    senders === "list"
      ? {
          ...optional("sender_identity_ids", uuidListField, () => []),
          metadata: {
            type: "list",
            help_text: sendersHelp,
            child: { type: "string", required: true, read_only: false },
          },
        }
      : {
          ...optional("sender_identity_ids", relationListField(knows), () => []),
          metadata: { ...relation, help_text: sendersHelp },
        },
    {
      ...optional("status", choiceField(statuses), () => "draft"),
      metadata: { type: "choice", choices: statusChoices },
    },
    { ...optional("description", charField({ allowBlank: true }), () => ""), metadata: { type: "string" } },
    {
      ...optional("timezone", charField({ allowBlank: true, maxLength: 64 }), () => "UTC"),
      metadata: { type: "string", max_length: 64 },
    },
    { ...optional("allowed_windows", jsonField, () => ({})), metadata: { type: "field" } },
    { ...optional("stop_on_reply", booleanField, () => true), metadata: { type: "boolean" } },
    { ...optional("is_deleted", booleanField, () => false), metadata: { type: "boolean" } },
    {
      ...optional("created_at", dateTimeField, () => new Date().toISOString()),
      metadata: { type: "datetime" },
    },
    ...["workflow", "created_by", "responder_agent"].map((name) => ({
      ...optional(name, relationField(true, knows), () => null),
      nullable: true,
      metadata: relation,
    })),
  ];
}

function optional(name: string, check: FieldCheck, fallback: () => unknown) {
  return { name, required: false, nullable: false, check, fallback };
}

const sendersHelp = "Optional sender pool for random campaign sending.";
const statuses = ["draft", "active", "paused", "completed", "cancelled"];
const statusChoices = statuses.map((value) => ({ value, display_name: capitalized(value) }));

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
