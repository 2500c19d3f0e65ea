import { EventEmitter, once } from "node:events";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { CommandResult, News, Order } from "./messages.ts";

/** The companion in one extension host. */
export interface Companion {
  readonly processId: number;
  /** Those of VS Code and its Node. */
  readonly versions: string;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
  arm(point: string, how: "die" | "stay"): void;
  /** Runs the command; never settles when the process ends before. */
  create(path: string): Promise<CommandResult>;
  /** Resolves when this point is reached the next time. */
  waitFor(point: string): Promise<unknown>;
}

/** Where companions report. */
export interface Control {
  readonly port: number;
  /** The next window that comes up. Rejects when `signal` aborts. */
  nextWindow(signal: AbortSignal): Promise<Companion>;
  stop(): void;
}

/** Listens for companions on a free port of 127.0.0.1. */
export async function startControl(): Promise<Control> {
  const events = new EventEmitter();
  const connections = new Set<Socket>();
  const server = createServer((connection) => {
    connections.add(connection);
    follow(connection, (companion) => events.emit("up", companion));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    nextWindow: async (signal) => (await once(events, "up", { signal }))[0] as Companion,
    stop: () => {
      server.close();
      for (const connection of connections) connection.destroy();
    },
  };
}

function follow(connection: Socket, isUp: (companion: Companion) => void): void {
  const events = new EventEmitter().setMaxListeners(0);
  const gone = new Promise<void>((resolve) => connection.once("close", () => resolve()));
  const tell = (order: Order) => void connection.write(`${JSON.stringify(order)}\n`);
  let calls = 0;
  const companion = (processId: number, versions: string): Companion => ({
    processId,
    versions,
    gone,
    arm: (point, how) => tell({ order: "arm", point, how }),
    create: async (path) => {
      const call = ++calls;
      tell({ order: "create", path, call });
      return (await once(events, `result ${call}`))[0] as CommandResult;
    },
    waitFor: (point) => once(events, point),
  });
  const lines = createInterface({ input: connection });
  // A process that is killed may leave its connection like this.
  for (const each of [connection, lines]) each.on("error", () => undefined);
  lines.on("line", (line) => {
    const news = JSON.parse(line) as News;
    if (news.news === "up") isUp(companion(news.processId, news.versions));
    if (news.news === "result") events.emit(`result ${news.call}`, news.result);
    if (news.news === "reached") events.emit(news.point);
  });
}
