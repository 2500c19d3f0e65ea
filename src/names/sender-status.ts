/** What Outbox's documentation says of a sender that is not ready: `pending` or `failed`. */
const unready: Readonly<Record<string, string>> = {
  pending: "is not verified yet",
  failed: "could not be verified",
};

/** Why a sender of this status cannot send, the end of a sentence; undefined where it can, or that is not known. */
export function explainUnready(status: string | undefined): string | undefined {
  return status !== undefined && Object.hasOwn(unready, status) ? unready[status] : undefined;
}
