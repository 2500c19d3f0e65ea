import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { commands, type TextDocument, workspace } from "vscode";
import type { CreateResult } from "../../src/creation/index.ts";
import { onDisk, openCampaign, valid } from "../editor/campaign-editor.ts";
import { selfSigned } from "../outbox/self-signed.ts";
import { type ConnectedSandbox, connectSandbox } from "../sandbox/connect-sandbox.ts";
import { signedByAuthority } from "./certificates.ts";
import { type Decision, decideByTable, startProxy, type TestProxy } from "./start-proxy.ts";
import { startTlsFront, type TlsFront } from "./start-tls-front.ts";

/** No name server knows it (RFC 6761): only the proxy does. */
export const hiddenHost = "outbox.invalid";
/** VS Code reaches localhost and 127.0.0.1 without a proxy whatever its settings; of this one they decide. macOS has none. */
export const otherLoopback = "127.0.0.2";
/** A user name and a password. */
export const login = "ann:s3cr@t";

/** Settings by their full names. */
export type SettingValues = Readonly<Record<string, unknown>>;

/** A sandbox behind TLS and a proxy, new for every test; and what to do with them. */
export interface Network {
  readonly sandbox: ConnectedSandbox;
  /** Their certificates: of the authority VS Code is told to trust, the same at `otherLoopback`, and of nobody. */
  readonly trusted: TlsFront;
  readonly trustedOnOther: TlsFront;
  readonly untrusted: TlsFront;
  readonly proxy: TestProxy;
  /** What the proxy does; where nothing is said, it connects `hiddenHost` and `otherLoopback` to `trusted`. */
  decide: Parameters<typeof startProxy>[0];
  /** The settings for `hiddenHost` by way of the proxy. */
  throughProxy(): SettingValues;
  /** Makes these settings until the test ends. */
  set(values: SettingValues): Promise<void>;
  /** Creates with these settings, which must succeed by one request on a connection of its own. */
  assertCreates(values: SettingValues, front: TlsFront): Promise<void>;
  /** Tries with these settings: nothing may reach the API, and the reason must be this. */
  assertRejected(values: SettingValues, words: RegExp): Promise<void>;
}

/** A campaign unlike any before: of two alike the second would be asked about. */
export function newCampaign(): string {
  return valid.replace(/^name: .*$/m, `name: ${randomUUID()}`);
}

/**
 * Runs the command. There is a token only while it runs: names are read in the background wherever there is one, and would
 * share the network.
 */
export async function create(document: TextDocument): Promise<CreateResult> {
  // Whoever looks for names finds nobody, and is done.
  await commands.executeCommand("outbox.refreshNames");
  process.env["OUTBOX_TOKEN"] = process.env["OUTBOX_SANDBOX_TOKEN"];
  try {
    return await commands.executeCommand<CreateResult>("outbox.createCampaign", document.uri);
  } finally {
    delete process.env["OUTBOX_TOKEN"];
  }
}

/** Sets up a network for the tests of the suite this is called in. */
export function useNetwork(): Network {
  const origin = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "";
  const sandbox = connectSandbox(origin);
  const changed = new Set<string>();
  let fronts: Pick<Network, "trusted" | "trustedOnOther" | "untrusted">;
  let proxy: TestProxy;

  before(async () => {
    const other = process.platform === "darwin" ? undefined : otherLoopback;
    fronts = {
      trusted: await startTlsFront(signedByAuthority, origin),
      trustedOnOther: await startTlsFront(signedByAuthority, origin, other),
      untrusted: await startTlsFront(selfSigned, origin),
    };
  });
  beforeEach(async () => {
    await sandbox.reset();
    const { port } = fronts.trusted;
    network.decide = decideByTable({ [hiddenHost]: port, [otherLoopback]: port });
    proxy = await startProxy((tunnel): Decision => network.decide(tunnel));
  });
  afterEach(async () => {
    for (const name of changed) await workspace.getConfiguration().update(name, undefined, true);
    changed.clear();
    await proxy.stop();
  });
  after(async () => {
    for (const front of Object.values(fronts)) await front.stop();
  });

  const network: Network = {
    sandbox,
    get trusted() {
      return fronts.trusted;
    },
    get trustedOnOther() {
      return fronts.trustedOnOther;
    },
    get untrusted() {
      return fronts.untrusted;
    },
    get proxy() {
      return proxy;
    },
    decide: () => "hang up",
    throughProxy: () => ({
      "outbox.apiBaseUrl": `https://${hiddenHost}:${fronts.trusted.port}`,
      "http.proxy": `http://${proxy.address}`,
    }),
    async set(values) {
      for (const [name, value] of Object.entries(values)) {
        changed.add(name);
        await workspace.getConfiguration().update(name, value, true);
      }
    },
    async assertCreates(values, front) {
      await network.set(values);
      await sandbox.reset();
      const before = front.accepted;
      const document = await openCampaign(newCampaign());
      const result = await create(document);
      assert.equal(result.outcome, "created", result.reason);
      assert.equal((await sandbox.created()).length, 1);
      const [post, ...others] = await sandbox.requests();
      assert.deepEqual([post?.method, others], ["POST", []]);
      assert.equal(post?.headers["connection"], "close");
      assert.equal(front.accepted, before + 1);
      assert.match(await onDisk(document), /^id: /);
    },
    async assertRejected(values, words) {
      await network.set(values);
      const text = newCampaign();
      const document = await openCampaign(text);
      const result = await create(document);
      assert.equal(result.outcome, "rejected", result.reason);
      assert.match(result.reason, words);
      assert.match(result.reason, /so nothing was sent\./);
      assert.doesNotMatch(result.reason, /ann|s3cr/);
      assert.deepEqual([await sandbox.created(), await sandbox.requests()], [[], []]);
      assert.equal(await onDisk(document), text);
    },
  };
  return network;
}
