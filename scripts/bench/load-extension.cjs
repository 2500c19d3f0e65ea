// node load-extension.cjs FILE: prints how many milliseconds it takes to require FILE, outside of VS Code.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

// Has every name, can be called and extended: whatever the extension does with VS Code's API while it loads.
const vscode = new Proxy(function vscode() {}, {
  get: (target, name) => (name in target ? target[name] : vscode),
  apply: () => vscode,
});

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));

const file = path.resolve(process.argv[2]);
const start = performance.now();
const { activate } = require(file);
const time = performance.now() - start;
if (typeof activate !== "function") throw new Error(`${file} exports no activate function.`);
fs.writeSync(1, String(time));
process.exit(); // Whatever it has started must not keep this process alive.
