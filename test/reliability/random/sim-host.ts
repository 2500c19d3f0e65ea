import type { CreationHost, Ledger, Question } from "../../../src/creation/index.ts";
import type { PostOutcome } from "../../../src/outbox/index.ts";
import { noChoices, oneAccount } from "../one-account.ts";
import { fates } from "./outbox.ts";
import type { Run, SimWindow } from "./sim-window.ts";

/** What a window offers the creation: a person who answers anything at all, and a server that fails in every way. */
export function simHost(window: SimWindow, run: Run, ledger: Ledger): CreationHost {
  const { world } = window;
  const pass = <Result>(name: string, act: (choice: number) => Promise<Result> | Result) =>
    world.gates.pass(window, `${run.name}: ${name}`, act);
  return {
    ledger,
    userAgent: "outbox-campaigns/test",
    owner: async () => ({ window: window.id, processId: 1 }),
    settings: () => ({
      apiBaseUrl: world.origin,
      authorizationScheme: "bearer",
      requestTimeoutSeconds: 60,
      confirmCreate: "whenNotDraft",
    }),
    now: () => new Date(world.now()),
    isThere: (address) =>
      pass("look whether it is there", () => {
        for (const made of run.alike) {
          if (world.disk.has(address) && made.address === address) run.alike.delete(made);
        }
        return world.disk.has(address);
      }),
    nameOf: (address) => address,
    formatTime: (moment) => moment.toISOString(),
    accounts: oneAccount(() => pass("token", (choice) => (choice % 30 === 29 ? undefined : "token"))),
    choices: noChoices,
    pickAccount: async () => undefined,
    askForToken: async () => undefined,
    ask: (question) => pass(`ask “${question.message}”`, (choice) => answer(question, run, choice)),
    lookFor: ({ origin, body }) =>
      pass("look", (choice) => {
        const there = world.outbox.campaigns.filter((campaign) => campaign.origin === origin);
        const same = there.filter((campaign) => campaign.body === body);
        return (choice % 4 === 3 ? there : same).at(choice % Math.max(1, same.length))?.id;
      }),
    askForId: () =>
      pass(
        "enter id",
        (choice) => world.outbox.campaigns.at(choice % (world.outbox.campaigns.length + 1))?.id,
      ),
    post: async (call) => {
      const fate = await pass("send", (choice) => send(window, run, call.body, choice));
      return pass("answer", () => tell(window, fate));
    },
    log: () => undefined,
  };
}

/** Any of the answers, or none: 0 dismisses the question, -1 gives the last one, which creates. */
function answer<Answer extends string>({ message, answers }: Question<Answer>, run: Run, choice: number) {
  const all: (Answer | undefined)[] = [undefined, ...(Object.keys(answers) as Answer[])];
  const given = all.at(choice % all.length);
  const isYes = given === "another" || (given === "create" && !message.startsWith("Create “"));
  if (isYes) run.saidCreate = true;
  return given;
}

interface Fate {
  readonly name: (typeof fates)[number];
  readonly id?: string;
}

function send(window: SimWindow, run: Run, body: string, choice: number): Fate {
  const name = fates[Math.abs(choice) % fates.length] ?? "created";
  if (!name.startsWith("created")) return { name };
  const { id } = window.world.outbox.create(window.world.origin, body);
  window.world.noteMade(run, id, body);
  return { name, id };
}

function tell(window: SimWindow, { name, id }: Fate): PostOutcome {
  switch (name) {
    case "created":
      window.world.noteTold(id ?? "");
      return { outcome: "created", id: id ?? "", status: 201 };
    case "refused":
      return { outcome: "rejected", status: 400, reason: "Outbox refused it.", problems: [] };
    case "never left":
      return { outcome: "rejected", reason: "There is no connection.", problems: [] };
    case "cancelled before":
      return { outcome: "not-sent", code: "cancelled", reason: "You cancelled." };
    case "created, sending broke":
      throw new Error("disposed");
    default:
      return { outcome: "unknown", reason: "No answer." };
  }
}
