import { randomBytes } from "node:crypto";

/** A company that has its key, and perhaps campaigns. */
export interface SandboxCompany {
  readonly id: string;
  readonly name: string;
}

/** A key that the sandbox takes. */
export interface Key {
  readonly token: string;
  /** Whose key it is; that of the agency of all companies where it is no company's. */
  readonly company?: SandboxCompany;
}

/** The client companies of the sandbox's agency. */
export const companies = {
  acme: { id: "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c", name: "Acme Roofing" },
  birch: { id: "b17c4d20-6e5a-4f83-a1d9-0c3e5b7f9a24", name: "Birch & Sons" },
  cedar: { id: "ced4a571-2f8b-4c06-8e93-6a1b3d5f7c90", name: "Cedar Dental" },
} as const satisfies Readonly<Record<string, SandboxCompany>>;

/** One key for each company, and one for the agency. The first one's token is this, or random and printable like the others. */
export function makeKeys(token = randomToken("acme")): readonly Key[] {
  return [
    { token, company: companies.acme },
    { token: randomToken("birch"), company: companies.birch },
    { token: randomToken("cedar"), company: companies.cedar },
    { token: randomToken("agency") },
  ];
}

/** A secret that only an answer's body holds, as `GET /settings/company` has some: whoever shows it has shown too much. */
export function staffSecret(company: SandboxCompany): string {
  return `staff-secret-${company.id.slice(0, 8)}-Zq8`;
}

function randomToken(name: string): string {
  return `sandbox-${name}-${randomBytes(12).toString("hex")}`;
}
