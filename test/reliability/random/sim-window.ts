import { randomUUID } from "node:crypto";
import {
  type CreateResult,
  type CreationHost,
  createCampaign,
  type Ledger,
  openLedger,
} from "../../../src/creation/index.ts";
import type { Mortal } from "./gates.ts";
import { openSimFile, refresh, type SimDocument } from "./sim-file.ts";
import { simHost } from "./sim-host.ts";
import { guardLedger } from "./sim-ledger.ts";
import type { Lineage, Made, World } from "./world.ts";

/** One call of Create Campaign, or another thing a person does that the ledger hears of. */
export interface Run {
  readonly name: string;
  /** Where its file is, as far as windows saw it move since it was sent. */
  address: string;
  /** Whose file it was when it was looked at last before sending. */
  lineage?: Lineage;
  strayed: number;
  hadId: boolean;
  /** A person said to create although there is, or may be, a campaign. */
  saidCreate: boolean;
  /** The campaigns whose files were gone when it was asked which others have the same content. */
  alike: Set<Made>;
  isSending: boolean;
  /** Its attempt, as its address and number. */
  attempt: string;
  result?: CreateResult;
}

/** A VS Code window, which may die at any moment. */
export class SimWindow implements Mortal {
  readonly id = randomUUID();
  readonly world: World;
  readonly ledger: Ledger;
  readonly runs: Run[] = [];
  readonly #documents = new Map<string, SimDocument>();
  readonly #moves: { readonly from: string; readonly to: string }[] = [];
  readonly #underWay = new Set<string>();
  isAlive = true;

  constructor(world: World, livesOf: () => readonly SimWindow[]) {
    this.world = world;
    const isAlive = (owner: { readonly window: string }) =>
      owner.window !== this.id && livesOf().some(({ id, isAlive }) => id === owner.window && isAlive);
    this.ledger = openLedger(world.ledgerFolder, isAlive, () => world.now());
  }

  open(address: string): SimDocument {
    const stored = this.world.read(address) ?? "";
    const document = this.#documents.get(address) ?? { address, text: stored, base: stored };
    this.#documents.set(address, document);
    refresh(this, document);
    return document;
  }

  /** From now on: where a file that is at an address now is when the result is asked, as far as this window moved it. */
  watch(): (address: string) => string {
    const since = this.#moves.length;
    return (address) =>
      this.#moves.slice(since).reduce((at, { from, to }) => (at === from ? to : at), address);
  }

  /** Renames a file as VS Code does: what was typed goes along, and the ledger follows. */
  async rename(from: string, to: string): Promise<void> {
    const version = this.world.disk.get(from);
    if (version === undefined || this.world.disk.has(to)) return;
    const document = this.#documents.get(from);
    this.world.disk.delete(from);
    this.world.put(to, version);
    this.#documents.delete(from);
    this.#documents.delete(to);
    if (document) this.#documents.set(to, { address: to, text: document.text, base: document.base });
    this.#moves.push({ from, to });
    await this.world.noteMove(from, to);
    await this.ledger.follow(from, to, async (address) => this.world.read(address));
  }

  startRun(name: string, address: string): Run {
    const run = { name: `${name} ${address.slice(8, 13)} in ${this.id.slice(0, 4)}`, address };
    const flags = { strayed: 0, hadId: false, saidCreate: false, isSending: false, attempt: "" };
    const started: Run = { ...run, ...flags, alike: new Set() };
    this.runs.push(started);
    return started;
  }

  /** Does one thing to a file at a time; what comes of it is in the run. */
  do(name: string, address: string, act: (run: Run) => Promise<CreateResult | undefined>): void {
    if (this.#underWay.has(address) || !this.world.disk.has(address)) return;
    this.#underWay.add(address);
    const run = this.startRun(name, address);
    act(run)
      .then((result) => {
        run.result = result ?? { outcome: "not-sent", code: "declined", reason: "" };
        this.world.shown.push(JSON.stringify(run.result));
      })
      .catch((error: unknown) => this.world.violations.push(`${run.name} failed: ${String(error)}`))
      .finally(() => {
        run.isSending = false;
        this.#underWay.delete(address);
      });
  }

  create(address: string): void {
    this.do("create", address, (run) => createCampaign(openSimFile(this, run), this.hostOf(run)));
  }

  isBusy(address: string): boolean {
    return this.#underWay.has(address);
  }

  /** With a ledger whose calls wait for their turn, if no other is given. */
  hostOf(run: Run, ledger: Ledger = guardLedger(this, run)): CreationHost {
    return simHost(this, run, ledger);
  }
}
