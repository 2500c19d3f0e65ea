import { hideLogin } from "./explain-proxy.ts";
import { isLoopback } from "./parse-base-url.ts";

/** What VS Code's settings say of proxies. */
export interface ProxySettings {
  /** `http.proxy`; empty for none. */
  readonly proxy: string;
  /** `http.noProxy` */
  readonly noProxy: readonly string[];
  /** `http.proxySupport` */
  readonly support: string;
}

/**
 * The proxy that the settings of VS Code or the environment name for an address, without user name and password;
 * undefined where they name none. The system's own, which VS Code may ask too, is not seen. In the order of VS Code's
 * proxy resolver (microsoft/vscode-proxy-agent).
 */
export function nameProxy(
  url: URL,
  settings: ProxySettings,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()] || "";
  const exceptions = [...settings.noProxy, ...read("no_proxy").split(",")];
  if (
    settings.support === "off" ||
    isLoopback(url.hostname) ||
    exceptions.some((each) => covers(each, url))
  ) {
    return undefined;
  }
  const named = url.protocol === "https:" ? read("https_proxy") || read("http_proxy") : read("http_proxy");
  const proxy = settings.proxy || named;
  return proxy === ""
    ? undefined
    : hideLogin(proxy)
        .replace(/^https?:\/\//, "")
        .replace(/\/$/, "");
}

/** Whether an exception is for an address: a host, with what is below it, perhaps a port; `*` for all. */
function covers(exception: string, { hostname, port, protocol }: URL): boolean {
  const [, host = "", only] = /^\s*(?:\*?\.)?(.*?)(?::(\d+))?\s*$/.exec(exception.toLowerCase()) ?? [];
  if (host === "*") return true;
  const isHost = host !== "" && (hostname === host || hostname.endsWith(`.${host}`));
  return isHost && (only === undefined || only === (port || (protocol === "https:" ? "443" : "80")));
}
