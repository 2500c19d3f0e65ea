import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** A server below HTTP, for what no HTTP server would do. */
export interface RawServer {
  readonly port: number;
  readonly origin: string;
  /** Connections accepted so far. */
  readonly connections: number;
  /** All that came in so far, of every connection. */
  received(): string;
  /** Resolves when a connection has been closed, or at once when one was. */
  closed(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a TCP server on 127.0.0.1.
 * @param onData called with what each connection sent so far, at every piece that arrives
 */
export async function startRawServer(
  onData: (socket: Socket, sent: string) => void,
  server: Server = createServer(),
): Promise<RawServer> {
  const sockets: Socket[] = [];
  let received = "";
  const closing = new Promise<void>((resolve) => {
    server.on("connection", (socket: Socket) => socket.once("close", () => resolve()));
  });
  server.on("connection", (socket: Socket) => sockets.push(socket.on("error", () => {})));
  server.on(server.listenerCount("secureConnection") > 0 ? "secureConnection" : "connection", (socket) => {
    let sent = "";
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      sent += chunk.toString("latin1");
      received += chunk.toString("latin1");
      onData(socket, sent);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    get connections() {
      return sockets.length;
    },
    received: () => received,
    closed: () => closing,
    async stop() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
