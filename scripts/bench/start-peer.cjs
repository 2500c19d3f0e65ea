// node start-peer.cjs BUNDLE CAMPAIGN SCHEMA: loads yaml-language-server and lets it check that file. Prints the same as
// start-extension.cjs.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [bundle, campaign, schemaFile] = process.argv.slice(2).map((file) => path.resolve(file));
const text = fs.readFileSync(campaign, "utf8");
const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8"));

const start = performance.now();
const { getLanguageService, TextDocument } = require(bundle);
const loaded = performance.now() - start;
const service = getLanguageService({
  schemaRequestService: (uri) => Promise.reject(new Error(`The schema is given, yet ${uri} was asked for.`)),
  workspaceContext: { resolveRelativePath: (relativePath) => relativePath },
});
service.configure({
  validate: true,
  yamlVersion: "1.2",
  schemas: [{ uri: schema.$id, fileMatch: ["*.campaign.yaml"], schema }],
});
service
  .doValidation(TextDocument.create("file:///bench.campaign.yaml", "yaml", 1, text), false)
  .then((problems) => {
    const time = performance.now() - start;
    fs.writeSync(1, JSON.stringify({ bundle: loaded, problems: time, count: problems.length }));
    process.exit();
  });
