import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What a proxy does with a CONNECT: makes the tunnel to this port of 127.0.0.1, answers with this status, or neither. */
export type Decision =
  | { readonly port: number }
  | { readonly status: number }
  | "hang up"
  /** As if there were a tunnel; then hangs up. */
  | "open and hang up"
  | "say nothing";

/** A CONNECT as it arrived. */
export interface Tunnel {
  /** `HOST:PORT` */
  readonly target: string;
  /** The header `Proxy-Authorization`, `""` without one. */
  readonly authorization: string;
}

/** An HTTP proxy that makes tunnels and nothing else. */
export interface TestProxy {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Every CONNECT so far, oldest first. */
  tunnels(): readonly Tunnel[];
  /** Breaks every tunnel there is. */
  cut(): void;
  stop(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1. Names are resolved by nobody but `decide`. */
export async function startProxy(decide: (tunnel: Tunnel) => Decision): Promise<TestProxy> {
  const tunnels: Tunnel[] = [];
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
  };
  const server = createServer((_request, response) => void response.writeHead(501).end());
  server.on("connection", keep);
  server.on("connect", (request: IncomingMessage, client: Duplex) => {
    const tunnel = {
      target: request.url ?? "",
      authorization: request.headers["proxy-authorization"] ?? "",
    };
    tunnels.push(tunnel);
    const target = open(decide(tunnel), client);
    if (target !== undefined) keep(target);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `127.0.0.1:${port}`,
    tunnels: () => [...tunnels],
    cut,
    async stop() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}

/** A proxy's decision where each host has a port of 127.0.0.1, and only this login (`user:password`) may use it. */
export function decideByTable(
  ports: Readonly<Record<string, number>>,
  login?: string,
): (tunnel: Tunnel) => Decision {
  const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
  return ({ target, authorization }) => {
    if (wanted !== undefined && authorization !== wanted) return { status: 407 };
    const port = ports[target.slice(0, target.lastIndexOf(":"))];
    return port === undefined ? { status: 502 } : { port };
  };
}

/** Does to the client what was decided; the other end of the tunnel, if there is one. */
function open(decision: Decision, client: Duplex): Socket | undefined {
  const opened = "HTTP/1.1 200 Connection established\r\n\r\n";
  if (decision === "hang up") client.destroy();
  else if (decision === "open and hang up") client.end(opened);
  else if (decision === "say nothing") client.resume();
  else if ("status" in decision) client.end(refuse(decision.status));
  else {
    const target = connect(decision.port, "127.0.0.1", () => {
      client.write(opened);
      target.pipe(client).pipe(target);
    });
    target.once("close", () => client.destroy());
    client.once("close", () => target.destroy());
    return target;
  }
  return undefined;
}

function refuse(status: number): string {
  const login = status === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : "";
  return `HTTP/1.1 ${status} Refused\r\n${login}Content-Length: 0\r\nConnection: close\r\n\r\n`;
}
