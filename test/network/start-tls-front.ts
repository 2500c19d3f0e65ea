import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createServer } from "node:tls";

/** A server that speaks TLS for one that does not. */
export interface TlsFront {
  readonly port: number;
  /** How many connections have passed the handshake so far. */
  readonly accepted: number;
  stop(): Promise<void>;
}

/**
 * Starts a TLS server with this certificate, both as PEM, that hands every connection on to an origin such as
 * `http://127.0.0.1:PORT`.
 * @param host the address it listens at
 */
export async function startTlsFront(
  identity: { readonly cert: string; readonly key: string },
  origin: string,
  host = "127.0.0.1",
): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
  };
  let accepted = 0;
  const server = createServer(identity, (client) => {
    accepted += 1;
    const target = connect(Number(new URL(origin).port), new URL(origin).hostname);
    keep(client);
    keep(target);
    client.pipe(target).pipe(client);
    client.once("close", () => target.destroy());
    target.once("close", () => client.destroy());
  });
  server.on("connection", keep);
  server.on("tlsClientError", () => {});
  server.listen(0, host);
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    get accepted() {
      return accepted;
    },
    async stop() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
