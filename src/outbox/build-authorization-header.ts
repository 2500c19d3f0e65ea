/** How the token is written in the header: `Bearer <token>`, or the token alone (setting `outbox.authorizationScheme`). */
export type AuthorizationScheme = "bearer" | "raw";

/** The value of the `Authorization` header. The token must have come through `cleanToken`. */
export function buildAuthorizationHeader(token: string, scheme: AuthorizationScheme): string {
  return scheme === "bearer" ? `Bearer ${token}` : token;
}
