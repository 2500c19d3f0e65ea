// node start-extension.cjs BUNDLE CAMPAIGN: starts the extension as VS Code does, with a stand-in for `vscode` in which
// that file is open. Prints as JSON how many milliseconds it takes to require the bundle, and until the file's problems
// are shown, and how many they are.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { TextDocument } = require("vscode-languageserver-textdocument");

const [bundle, campaign] = process.argv.slice(2).map((file) => path.resolve(file));
const text = fs.readFileSync(campaign, "utf8");
const marks = {};

// Has every name, can be called, constructed and extended: whatever the extension does with VS Code's API.
const anything = new Proxy(function anything() {}, {
  get: (target, name) => (name in target ? target[name] : anything),
  apply: () => anything,
  construct: () => anything,
  set: () => true,
});

/** This, and anything else it is asked for. */
const having = (names) =>
  new Proxy(names, { get: (target, name) => (name in target ? target[name] : anything) });

function openDocument() {
  const lines = TextDocument.create("file:///bench.campaign.yaml", "outbox-campaign", 1, text);
  const uri = having({ scheme: "file", path: "/bench.campaign.yaml", toString: () => lines.uri });
  return having({
    uri,
    languageId: "outbox-campaign",
    version: 1,
    isClosed: false,
    isUntitled: false,
    getText: () => text,
    positionAt: (offset) => lines.positionAt(offset),
  });
}

function showProblems(_, problems) {
  marks.problems ??= performance.now() - start;
  marks.count ??= problems.length;
}

const vscode = having({
  env: having({ language: "en" }),
  workspace: having({
    textDocuments: [openDocument()],
    workspaceFolders: [],
    fs: having({ isWritableFileSystem: () => true }),
  }),
  languages: having({
    createDiagnosticCollection: (name) => (name === "outbox" ? having({ set: showProblems }) : anything),
  }),
});

const context = having({
  subscriptions: [],
  extension: { id: "bench.bench", packageJSON: { version: "0" } },
  // Nothing is written there: all that does so waits, and this process does not.
  globalStorageUri: having({ fsPath: path.join(path.dirname(campaign), "storage") }),
});

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));

const start = performance.now();
const { activate } = require(bundle);
marks.bundle = performance.now() - start;
activate(context);
if (marks.problems === undefined) throw new Error("The problems were not shown while the extension started.");
fs.writeSync(1, JSON.stringify(marks));
process.exit(); // Whatever it has started must not keep this process alive.
