// Stands in for @vscode/native-watchdog, which would have to be compiled.
"use strict";

exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
