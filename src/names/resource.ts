import type { IdKind } from "../campaign/index.ts";
import type { AuthorizationScheme } from "../outbox/index.ts";

/** One thing that can be asked of an account. */
export type Resource = "company" | "agents" | "senders" | `client ${string}`;

/** How a resource is read. */
export interface ResourceCall {
  /** Under the base URL. */
  readonly path: string;
  /** The form of the token. */
  readonly scheme: AuthorizationScheme;
  readonly kind: IdKind;
  readonly shape: "list" | "one";
  /** The id of what is asked for, where the answer need not hold it. */
  readonly id?: string;
}

/** The resources every account is asked for, in this order. */
export const ownResources: readonly Resource[] = ["company", "agents", "senders"];

const calls: Readonly<Record<string, ResourceCall>> = {
  // The form of the token is what Outbox's documentation says of each.
  company: { path: "settings/company", scheme: "raw", kind: "company", shape: "one" },
  agents: { path: "agent/list", scheme: "raw", kind: "agent", shape: "list" },
  // Only the POST is documented, with this form.
  senders: { path: "email/senders/", scheme: "bearer", kind: "sender", shape: "list" },
};

/** The company of a client of an agency. */
export function clientResource(id: string): Resource {
  return `client ${id}`;
}

/** The id a client resource is about; undefined for another. */
export function clientIdOf(resource: Resource): string | undefined {
  return resource.startsWith("client ") ? resource.slice("client ".length) : undefined;
}

/** How a resource is read; undefined where this is none. */
export function callOf(resource: string): ResourceCall | undefined {
  if (Object.hasOwn(calls, resource)) return calls[resource];
  const id = clientIdOf(resource as Resource);
  return id === undefined
    ? undefined
    : { path: `agency/company/${id}`, scheme: "raw", kind: "company", shape: "one", id };
}
