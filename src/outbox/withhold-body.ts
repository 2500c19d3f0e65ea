import { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";

/**
 * A request body that stays back until the connection stands (for https: until the certificate was accepted), and knows
 * whether it was let go. Node takes a plain stream's first bytes before it connects (measured, Node 20 and node-fetch
 * 3.3.2), so that a first pull would say nothing about what was sent; the headers wait for the first byte of the body.
 *
 * node-fetch hands its request over in `pipe`. Given anything else the body goes at once, and counts as sent.
 */
export class WithheldBody extends Readable {
  readonly #bytes: Buffer;
  #connected = false;
  #wanted = false;
  #begun = false;
  #proxyError: unknown;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  /** Whether any of it may have left: false means the server cannot have seen the request. */
  get begun(): boolean {
    return this.#begun;
  }

  /** What kept VS Code's proxy agent from a connection: the error it then gives the request does not say. */
  get proxyError(): unknown {
    return this.#proxyError;
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T {
    if (destination instanceof ClientRequest) {
      useOnce(destination);
      destination.on("proxy", ({ error }: { error?: unknown }) => {
        this.#proxyError = error;
      });
    }
    whenConnected(destination, () => {
      this.#connected = true;
      this.#letGo();
    });
    return super.pipe(destination, options);
  }

  override _read(): void {
    this.#wanted = true;
    this.#letGo();
  }

  #letGo(): void {
    if (!this.#connected || !this.#wanted || this.#begun || this.destroyed) return;
    this.#begun = true;
    this.push(this.#bytes);
    this.push(null);
  }
}

/**
 * Leaves no connection behind: the server may close a kept one just when it is used again, a false doubt. An agent of
 * our own would say so too, but VS Code replaces it, or leaves out the proxy for it (`http.proxySupport: on`).
 */
function useOnce(request: ClientRequest): void {
  request.shouldKeepAlive = false;
}

function whenConnected(destination: unknown, then: () => void): void {
  if (!(destination instanceof ClientRequest)) then();
  else if (destination.socket) whenOpen(destination.socket, then);
  else destination.once("socket", (socket) => whenOpen(socket, then));
}

function whenOpen(socket: Socket, then: () => void): void {
  // `secureConnecting` of a TLSSocket is true until its handshake is done; it is in no type.
  if ("secureConnecting" in socket && socket.secureConnecting === true) socket.once("secureConnect", then);
  else if (socket.connecting) socket.once("connect", then);
  // A proxy agent whose CONNECT was refused replays the proxy's answer on a socket that cannot be written to.
  else if (socket.writable) then();
}
