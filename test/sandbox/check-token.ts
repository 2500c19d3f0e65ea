/** Which form of the Authorization header the sandbox reads. */
export type Scheme = "bearer" | "raw";

/**
 * Says what is wrong with the Authorization header, or nothing. Bearer: the words of `TokenAuthentication` with its
 * keyword changed (rest_framework/authentication.py; measured on 3.14). Raw: the same for a bare key, which is taken
 * for no credentials at all when it comes as `Bearer …`.
 */
export function checkToken(header: string | undefined, token: string, scheme: Scheme): string | undefined {
  const [first, ...rest] = (header ?? "").split(/\s+/).filter((word) => word !== "");
  const isBearer = first?.toLowerCase() === "bearer";
  if (first === undefined || isBearer !== (scheme === "bearer"))
    return "Authentication credentials were not provided.";
  const given = isBearer ? rest : [first, ...rest];
  if (given.length === 0) return "Invalid token header. No credentials provided.";
  if (given.length > 1) return "Invalid token header. Token string should not contain spaces.";
  return given[0] === token ? undefined : "Invalid token.";
}
