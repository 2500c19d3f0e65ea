import type { Sandbox } from "./start-sandbox.ts";

/** A company that the sandbox knows. */
export const company = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

/** The smallest campaign that is created. */
export const smallest = { name: "Spring offer", company };

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Posts to the collection with the sandbox's token; a text goes as it is, all else as JSON. Redirects are not followed.
 * Rejects when the connection breaks before the answer's end.
 */
export async function postCampaign(
  sandbox: Sandbox,
  body: unknown = smallest,
  init: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal } = {},
): Promise<Reply> {
  const response = await fetch(`${sandbox.origin}/email/campaigns/`, {
    method: "POST",
    redirect: "manual",
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(init.signal === undefined ? {} : { signal: init.signal }),
    headers: {
      Authorization: `Bearer ${sandbox.token}`,
      "Content-Type": "application/json",
      ...init.headers,
    },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
