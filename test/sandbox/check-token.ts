import type { Key } from "./keys.ts";

/** Which form of the Authorization header the sandbox reads. */
export type Scheme = "bearer" | "raw";

/**
 * The key that an Authorization header names, or what is wrong with the header. Bearer: the words of `TokenAuthentication`
 * with its keyword changed (rest_framework/authentication.py; measured on 3.14). Raw: the same for a bare key, which is
 * taken for no credentials at all when it comes as `Bearer …`.
 */
export function checkToken(header: string | undefined, keys: readonly Key[], scheme: Scheme): Key | string {
  const [first, ...rest] = (header ?? "").split(/\s+/).filter((word) => word !== "");
  const isBearer = first?.toLowerCase() === "bearer";
  if (first === undefined || isBearer !== (scheme === "bearer"))
    return "Authentication credentials were not provided.";
  const given = isBearer ? rest : [first, ...rest];
  if (given.length === 0) return "Invalid token header. No credentials provided.";
  if (given.length > 1) return "Invalid token header. Token string should not contain spaces.";
  return keys.find(({ token }) => token === given[0]) ?? "Invalid token.";
}
