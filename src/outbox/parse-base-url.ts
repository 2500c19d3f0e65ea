import { isIPv4 } from "node:net";

/** Where a campaign is created, or why the setting names no such place. */
export type BaseUrl =
  | {
      readonly ok: true;
      readonly origin: string;
      readonly campaigns: URL;
      /** The address of a call by its path, such as `settings/company`. */
      at(path: string): URL;
    }
  | { readonly ok: false; readonly reason: string };

/** Create Email Campaign's path; without the last slash Django redirects, and the body is lost on the way. */
const campaignsPath = "email/campaigns/";

/**
 * Reads the setting `outbox.apiBaseUrl`: https, or http to a loopback address; a path is kept.
 * The raw text is judged before the URL parser sees it: the parser mends tabs, backslashes, missing slashes and
 * look-alike letters in silence, and the host it then finds may not be the one that was read by a person.
 * @returns the origin, the address to post campaigns to, and those of other calls; or a sentence that says what to correct
 */
export function parseBaseUrl(setting: unknown): BaseUrl {
  const text = typeof setting === "string" ? setting.trim() : "";
  const fault = findFault(text);
  if (fault !== undefined) return refuse(fault);
  const url = parse(text);
  if (url === undefined) return refuse("it is not a complete address");
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return refuse("http would send the token unprotected, so it may only be used with localhost: use https");
  }
  const path = url.pathname.replace(/\/*$/, "/");
  if (path.endsWith(`/${campaignsPath}`)) {
    return refuse(`it must end before /${campaignsPath}, which is added to it`);
  }
  const at = (under: string) => {
    const address = new URL(url);
    // Not resolved against the origin: a path that starts with two slashes would name another host.
    address.pathname = path + under;
    return address;
  };
  return { ok: true, origin: url.origin, campaigns: at(campaignsPath), at };
}

function refuse(fault: string): BaseUrl {
  return {
    ok: false,
    reason: `The setting outbox.apiBaseUrl cannot be used: ${fault}. Correct it, or reset it to its default.`,
  };
}

function findFault(text: string): string | undefined {
  if (text === "") return "it is empty";
  if (!/^[\x21-\x7e]+$/.test(text)) return "it holds a space, or a character that is not plain ASCII";
  if (text.includes("\\")) return "it holds a backslash";
  if (!/^https?:\/\/[^/]/i.test(text)) return "it must start with https://";
  if (/[?#]/.test(text)) return "a query (?) or a fragment (#) has no place in it";
  const host = text.split("/")[2] ?? "";
  if (host.includes("@")) return "a user name or password (before @) has no place in it";
  if (host.includes("%")) return "its host name holds a percent sign";
  return undefined;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Whether a host name of a URL is this machine. `*.localhost` is not taken: some systems ask the network for such a name (RFC 6761 only says they should not). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || (isIPv4(hostname) && hostname.startsWith("127."))
  );
}
