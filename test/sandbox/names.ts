import { createHash } from "node:crypto";
import type { SandboxCompany } from "./keys.ts";

/** What an account of the sandbox has, as its lists have it; secrets included that no client may keep. */
type Listed = Readonly<Record<string, unknown>>;

/** A secret that only the lists' bodies hold. */
export const listSecret = "list-secret-Wm4";

/** The senders that the example campaigns have. */
const ofExamples: Readonly<Record<string, string>> = {
  "Acme Roofing/Jane": "0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40",
  "Acme Roofing/Tom": "9e2f4a6c-1d8b-4c3e-b5a7-0f6d2c8e4b19",
};

/** An id that is the same each time, for a thing of this name. */
export function idOf(name: string): string {
  const known = ofExamples[name];
  if (known !== undefined) return known;
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

/** The senders of a company, of every status. */
export function listSenders({ id, name }: SandboxCompany): readonly Listed[] {
  const people = [
    ["Jane", "verified"],
    ["Tom", "verified"],
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
