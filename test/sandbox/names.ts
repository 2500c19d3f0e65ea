import { createHash } from "node:crypto";
import type { SandboxCompany } from "./keys.ts";

/** What an account of the sandbox has, as its lists have it; secrets included that no client may keep. */
type Listed = Readonly<Record<string, unknown>>;

/** A secret that only the lists' bodies hold. */
export const listSecret = "list-secret-Wm4";

/** An id that is the same each time, for a thing of this name. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** The agents of a company. */
export function listAgents({ name }: SandboxCompany): readonly Listed[] {
  const agents = [
    [`${name} Helper`, "chatbot"],
    [`${name} Receptionist`, "voicebot"],
  ] as const;
  return agents.map(([agent, type]) => ({
    id: idOf(`${name}/${agent}`),
    name: agent,
    type,
    tools: [{ name: "calendar", api_key: listSecret }],
    prompt: "Be kind.",
  }));
}

/** The senders of a company: one for each status. */
export function listSenders({ id, name }: SandboxCompany): readonly Listed[] {
  const people = [
    ["Jane", "verified"],
    ["Omar", "pending"],
    ["Lee", "failed"],
  ] as const;
  return people.map(([person, status]) => ({
    id: idOf(`${name}/${person}`),
    from_email: `${person.toLowerCase()}@${id.slice(0, 8)}.example`,
    from_name: `${person}, ${name}`,
    status,
    provider: { kind: "smtp", auth_config: { password: listSecret } },
  }));
}
