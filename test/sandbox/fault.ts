/**
 * Where in the life of a POST a fault strikes. Django handles a request in this order: headers, body, create, answer.
 * - `before-body`: as soon as the headers are in; the body is never read, nothing is created.
 * - `before-create`: the whole body was read; nothing is created.
 * - `after-create`: the request was handled as it deserves (so a good one created a campaign), the answer is lost.
 */
export type Strikes = "before-body" | "before-create" | "after-create";

/** What goes wrong with one POST to the collection. Plain data, so that it can be sent as JSON. */
export type Fault =
  /** Answers this instead. Without `body`: an empty one. Without `headers`: `text/html`, as a proxy would. */
  | {
      readonly kind: "answer";
      readonly strikes: Strikes;
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Waits, then goes on as if nothing had happened. A client that leaves meanwhile does not stop the create. */
  | { readonly kind: "delay"; readonly strikes: Strikes; readonly milliseconds: number }
  /** Never answers; the connection stays open until the client or `stop` closes it. */
  | { readonly kind: "hang"; readonly strikes: Strikes }
  /** Closes the connection; `mid-answer` after half of the normal answer's body. */
  | { readonly kind: "cut"; readonly strikes: Strikes | "mid-answer" }
  /** Creates, and answers 201 without an `id`. */
  | { readonly kind: "without-id" }
  /** Creates, and answers 201 with this in the place of the `id`. */
  | { readonly kind: "invalid-id"; readonly id: unknown }
  /** Creates, and answers 201 with `replies` as long as this, in bytes; `id` is still the first key. */
  | { readonly kind: "huge-body"; readonly bytes: number }
  /** Handles the request, and sends the normal answer's body in so many pieces with a pause before each. */
  | { readonly kind: "slow-body"; readonly pieces: number; readonly milliseconds: number };

/** Django's page for a crash with `DEBUG = False` (django/views/defaults.py). */
const crashPage =
  '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Server Error (500)</title>\n</head>\n<body>\n' +
  "  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n";

/** A crash of the API: 500 and HTML. */
export function crash(strikes: Strikes): Fault {
  return { kind: "answer", strikes, status: 500, headers: html, body: crashPage };
}

/** An answer of the proxy before the API (nginx's page), such as 413, 502, 503 or 504. */
export function proxyError(status: number, reason: string, strikes: Strikes): Fault {
  const title = `${status} ${reason}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { kind: "answer", strikes, status, headers: html, body };
}

/**
 * 429 as Django REST Framework says it.
 * @param seconds how long to wait, as the message says it
 * @param retryAfter the header; the same seconds by default, an HTTP date from a proxy
 */
export function throttled(seconds: number, retryAfter: string = String(seconds)): Fault {
  const unit = seconds === 1 ? "second" : "seconds";
  return {
    kind: "answer",
    strikes: "before-create",
    status: 429,
    headers: { "Content-Type": "application/json", "Retry-After": retryAfter },
    body: JSON.stringify({ detail: `Request was throttled. Expected available in ${seconds} ${unit}.` }),
  };
}

/** A redirect; before the create by default. */
export function redirect(
  status: 301 | 302 | 303 | 307 | 308,
  location: string,
  strikes: Strikes = "before-create",
): Fault {
  return { kind: "answer", strikes, status, headers: { ...html, Location: location } };
}

/** A sign-in page with 200, as captive portals answer. */
export function htmlInstead(strikes: Strikes = "before-create"): Fault {
  return {
    kind: "answer",
    strikes,
    status: 200,
    headers: html,
    body: "<!doctype html><title>Sign in</title>",
  };
}

/** Creates, and answers 201 with what is no JSON although it says so. */
export function garbage(body = '{"id": "3c90c3'): Fault {
  return {
    kind: "answer",
    strikes: "after-create",
    status: 201,
    headers: { "Content-Type": "application/json" },
    body,
  };
}

const html = { "Content-Type": "text/html" };
