// Stands in for @vscode/spdlog, which would have to be compiled: the same functions, the same lines in the same files.
// VS Code sets one pattern only, "%Y-%m-%d %H:%M:%S.%e [%l] %v", or none at all. Files are not rotated: a run is short.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];
const methods = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  #level = 2;
  #formatted = true;

  constructor(_type, _name, file) {
    this.file = file;
    methods.forEach((method, level) => {
      this[method] = (message) => this.#write(level, message);
    });
  }

  #write(level, message) {
    if (level < this.#level) return;
    const line = this.#formatted ? `${timestamp()} [${levels[level]}] ${message}\n` : message;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder is gone: the run is over.
    }
  }

  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#formatted = true;
  }
  clearFormatters() {
    this.#formatted = false;
  }
  flush() {}
  drop() {}
}

function timestamp() {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().replace("T", " ").replace("Z", "");
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger("rotating", name, file);
}

// One by one: VS Code imports this as a module, and only so its names are seen.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
