// An extension beside the one under test, in the same extension host: it runs the command, and ends the process at the
// point it is told to.
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { commands, type ExtensionContext, type TextDocument, Uri, version, workspace } from "vscode";
import { type CommandResult, controlVariable, type News, type Order, sandboxVariable } from "./messages.ts";
import { type Watch, watchSystemCalls } from "./watch-system-calls.ts";

/** Connects to the test as soon as the window answers. */
export async function activate(context: ExtensionContext): Promise<void> {
  const connection = connect(Number(process.env[controlVariable]), "127.0.0.1");
  const tell = (news: News) => void connection.write(`${JSON.stringify(news)}\n`);
  const armed = new Map<string, "die" | "stay">();
  watchSystemCalls(Number(process.env[sandboxVariable]), watchFor(armed, tell));
  context.subscriptions.push(...watchDocuments(watchFor(armed, tell)));
  createInterface({ input: connection }).on("line", (line) => {
    const order = JSON.parse(line) as Order;
    if (order.order === "arm") armed.set(order.point, order.how);
    else create(order.path).then((result) => tell({ news: "result", call: order.call, result }));
  });
  // An extension host whose page is gone never gets an answer to this.
  await commands.executeCommand("setContext", "outboxCompanion", true);
  tell({ news: "up", processId: process.pid, versions: `VS Code ${version}, Node ${process.versions.node}` });
}

function watchFor(armed: Map<string, "die" | "stay">, tell: (news: News) => void): Watch {
  const pass = (point: string) => {
    if (armed.get(point) === "die") process.kill(process.pid, "SIGKILL");
    tell({ news: "reached", point });
  };
  return {
    pass,
    reach: async (point) => {
      pass(point);
      if (armed.get(point) !== "stay") return;
      armed.delete(point);
      await new Promise(() => undefined);
    },
  };
}

/** The saving itself is done by other processes of VS Code; this is what the extension host is told of it. */
function watchDocuments({ pass }: Watch) {
  const passWithId = (point: string) => (document: TextDocument) => {
    if (/^id: /m.test(document.getText())) pass(point);
  };
  const edited = passWithId("file: edited, not saved");
  return [
    workspace.onDidChangeTextDocument(({ document }) => edited(document)),
    workspace.onWillSaveTextDocument(({ document }) => passWithId("file: about to be saved")(document)),
    workspace.onDidSaveTextDocument(passWithId("file: saved")),
  ];
}

async function create(path: string): Promise<CommandResult> {
  return await commands.executeCommand<CommandResult>("outbox.createCampaign", Uri.file(path));
}
