import { idOf, readCampaign, writeRequest } from "../../../src/campaign/index.ts";
import {
  type Attempt,
  adoptId,
  believeId,
  type Ledger,
  settleGone,
  standingOf,
} from "../../../src/creation/index.ts";
import { find, openSimFile, save } from "./sim-file.ts";
import { settleByPerson } from "./sim-ledger.ts";
import { SimWindow } from "./sim-window.ts";
import { addresses, origins, type World } from "./world.ts";

/** What fate decides of one action: which window, which file, which other file, and anything else. */
export interface Choices {
  readonly window: number;
  readonly file: number;
  readonly other: number;
  readonly fate: number;
}

const company = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const texts = ["A", "B", "A\nstatus: active"].map((name) => `name: ${name}\ncompany: ${company}\n`);

type Action = (world: World, choices: Choices) => Promise<void> | void;

const liveWindows = (world: World) => world.windows.filter(({ isAlive }) => isAlive);
const windowOf = (world: World, { window }: Choices) => {
  const live = liveWindows(world);
  return live[window % Math.max(1, live.length)] ?? openWindow(world);
};
const pick = <Item>(items: readonly [Item, ...Item[]], at: number): Item =>
  items[at % items.length] ?? items[0];
/** One of the files there are, that which was there first most of the time. */
const fileOf = (world: World, { file }: Choices) => {
  const there = [...world.disk].sort(([, one], [, other]) => one.lineage.number - other.lineage.number);
  return there[file % Math.max(1, there.length)]?.[0] ?? addresses[0] ?? "";
};
const anyOf = ({ file }: Choices) => addresses[file % addresses.length] ?? "";
const otherOf = ({ other }: Choices) => addresses[other % addresses.length] ?? "";

export function openWindow(world: World): SimWindow {
  const window = new SimWindow(world, () => world.windows);
  world.windows.push(window);
  return window;
}

/** Everything that can happen, by its name. */
export const actions: Readonly<Record<string, Action>> = {
  "let the next step happen": (world, { window, fate }) => {
    const { waiting } = world.gates;
    return waiting[window % Math.max(1, waiting.length)]?.run(fate);
  },
  "let all of a window happen": (world, choices) => play(world, choices, () => false),
  "let a window begin": (world, choices) => play(world, choices, (name) => name.endsWith(": send")),
  // What comes between a request and its answer is what matters most.
  "let a window send": (world, choices) => play(world, choices, (name) => name.endsWith(": answer")),
  "open a window": (world) => {
    if (liveWindows(world).length < 3) openWindow(world);
  },
  create: (world, choices) => windowOf(world, choices).create(fileOf(world, choices)),
  "type in a window": (world, choices) => {
    if (!world.disk.has(fileOf(world, choices))) return;
    const document = windowOf(world, choices).open(fileOf(world, choices));
    document.text = retype(document.text, choices.fate);
  },
  "save in a window": async (world, choices) => {
    const window = windowOf(world, choices);
    if (!world.disk.has(fileOf(world, choices))) return;
    if (save(window, window.open(fileOf(world, choices))))
      await settleSaved(world, window, fileOf(world, choices));
  },
  "write from outside": (world, choices) =>
    world.write(fileOf(world, choices), retype(world.read(fileOf(world, choices)) ?? "", choices.fate)),
  "write a new file": (world, choices) =>
    world.disk.has(otherOf(choices)) ? undefined : world.write(otherOf(choices), retype("", choices.fate)),
  "paste an id and save": async (world, choices) => {
    const window = windowOf(world, choices);
    const { campaigns } = world.outbox;
    const id = campaigns[choices.fate % Math.max(1, campaigns.length)]?.id;
    if (id === undefined || !world.disk.has(fileOf(world, choices))) return;
    const document = window.open(fileOf(world, choices));
    document.text = `id: ${id}\n${document.text.replace(/^id:.*\n/m, "")}`;
    if (save(window, document)) await settleSaved(world, window, fileOf(world, choices));
  },
  "die in the middle of a step": async (world, { window, fate }) => {
    const { waiting } = world.gates;
    const step = waiting[window % Math.max(1, waiting.length)];
    const victim = world.windows.find((each) => each === step?.window);
    if (step === undefined || victim === undefined) return;
    victim.isAlive = false;
    if (fate % 3 === 1) await step.run(fate);
    if (fate % 3 === 2) await step.tear();
  },
  "close a window": (world, choices) => {
    windowOf(world, choices).isAlive = false;
  },
  "rename in a window": (world, choices) =>
    windowOf(world, choices).rename(fileOf(world, choices), otherOf(choices)),
  "move from outside": (world, choices) => {
    const version = world.disk.get(fileOf(world, choices));
    if (version === undefined || world.disk.has(otherOf(choices))) return;
    world.disk.delete(fileOf(world, choices));
    version.lineage.strayed += 1;
    world.put(otherOf(choices), version);
  },
  delete: (world, choices) => void world.disk.delete(fileOf(world, choices)),
  duplicate: (world, choices) => {
    const text = world.read(fileOf(world, choices));
    if (text !== undefined && !world.disk.has(otherOf(choices))) world.write(otherOf(choices), text);
  },
  revert: (world, choices) =>
    world.revert(choices.window % 2 === 0 ? fileOf(world, choices) : anyOf(choices), choices.fate),
  "set another origin": (world, { fate }) => {
    world.origin = pick(origins, fate);
  },
  "set the clock": (world, { fate }) => {
    world.clock += ((fate % 2001) - 1000) * 60_000;
  },
  "write an id back": async (world, choices) => {
    const window = windowOf(world, choices);
    const known = (await window.ledger.unsettled()).find(({ past }) => past.state === "created");
    if (known?.past.state !== "created") return;
    const { id, attempt, next } = known.past;
    const found = await findFor(window, known.file, attempt);
    if (found === undefined || window.isBusy(found.address)) return;
    if (found.isElsewhere) {
      if (!(await window.ledger.share(attempt, found.address, "perhaps"))) return;
      world.noteShared(attempt, found.address);
    }
    window.do("write back", found.address, (run) =>
      adoptId(
        { id, attempt, origin: attempt.origin, next },
        openSimFile(window, run),
        attempt.body,
        window.hostOf(run),
      ),
    );
  },
  "settle a create whose file is gone": async (world, choices) => {
    const window = windowOf(world, choices);
    const { past, file } =
      (await window.ledger.unsettled()).find(({ past }) => past.state === "no-answer") ?? {};
    const attempt = past?.attempt;
    if (attempt === undefined || file === undefined || (await findFor(window, file, attempt))) return;
    const run = window.startRun("settle", file);
    const host = window.hostOf(run);
    const drop: typeof host.ledger.drop = async (dropped) => {
      await host.ledger.drop(dropped);
      world.noteDisowned(dropped);
    };
    settleGone(file, attempt, { ...host, ledger: { ...host.ledger, drop } }).catch(() => undefined);
  },
};

/** Where the file of an attempt is now, as far as this window can tell. */
function findFor(window: SimWindow, address: string, attempt: Attempt): ReturnType<typeof find> {
  const standing = (other: string) => standingOf(attempt, other, window.ledger);
  return find(window, address, { body: attempt.body, standing });
}

/** What the editor does when a file was saved. */
async function settleSaved(world: World, window: SimWindow, address: string): Promise<void> {
  const campaign = readCampaign(world.read(address) ?? "");
  const id = idOf(campaign);
  if (id === undefined || window.isBusy(address)) return;
  const file = { address, id, body: writeRequest(campaign), origin: world.origin };
  const end: Ledger["end"] = async (attempt, how) => {
    await window.ledger.end(attempt, how);
    if (how.outcome === "created" && how.foundByPerson) settleByPerson(window, attempt, how.id);
  };
  await believeId(file, window.hostOf(window.startRun("save", address), { ...window.ledger, end }));
}

/** Lets happen what one window waits for, until a step that is to wait, or for long. */
async function play(world: World, choices: Choices, isLast: (name: string) => boolean): Promise<void> {
  const window = windowOf(world, choices);
  for (let count = 0; count < 40; count++) {
    const step = world.gates.waiting.find((each) => each.window === window);
    if (step === undefined || isLast(step.name)) return;
    await step.run(step.name.includes(": ask ") ? choices.fate : 0);
  }
}

function retype(text: string, fate: number): string {
  const id = /^id:.*\n/m.exec(text)?.[0] ?? "";
  const isIdLost = fate % 5 === 4;
  return (isIdLost ? "" : id) + (texts[fate % texts.length] ?? "");
}
