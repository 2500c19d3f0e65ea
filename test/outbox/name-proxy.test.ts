import assert from "node:assert/strict";
import { nameProxy, type ProxySettings } from "../../src/outbox/index.ts";

const none: ProxySettings = { proxy: "", noProxy: [], support: "override" };
const proxy = { ...none, proxy: "http://user:pass@proxy.test:3128/" };

type Case = readonly [string, ProxySettings, NodeJS.ProcessEnv, string | undefined, string?];

const cases: readonly Case[] = [
  ["nothing", none, {}, undefined],
  ["the setting, without the login", proxy, {}, "proxy.test:3128"],
  ["the environment's", none, { HTTPS_PROXY: "http://env.test:1" }, "env.test:1"],
  ["the environment's in lower case", none, { https_proxy: "http://env.test:1" }, "env.test:1"],
  ["that for http, too", none, { HTTP_PROXY: "http://env.test:1" }, "env.test:1"],
  ["the setting before the environment's", proxy, { HTTPS_PROXY: "http://env.test:1" }, "proxy.test:3128"],
  ["none where it is turned off", { ...proxy, support: "off" }, {}, undefined],
  ["none for an exception", { ...proxy, noProxy: ["api.getoutbox.ai"] }, {}, undefined],
  ["none below an exception", { ...proxy, noProxy: [".getoutbox.ai"] }, {}, undefined],
  ["none below an exception with a star", { ...proxy, noProxy: ["*.getoutbox.ai"] }, {}, undefined],
  ["none for an exception with the port", { ...proxy, noProxy: ["getoutbox.ai:443"] }, {}, undefined],
  [
    "one for an exception with another port",
    { ...proxy, noProxy: ["getoutbox.ai:80"] },
    {},
    "proxy.test:3128",
  ],
  ["one for an exception that only ends alike", { ...proxy, noProxy: ["box.ai"] }, {}, "proxy.test:3128"],
  ["none for all", { ...proxy, noProxy: ["*"] }, {}, undefined],
  ["none for an exception of the environment", proxy, { NO_PROXY: "a.test, getoutbox.ai" }, undefined],
  ["none to this machine", proxy, {}, undefined, "http://127.0.0.1:8080/"],
];

describe("nameProxy", () => {
  for (const [title, settings, environment, expected, address = "https://api.getoutbox.ai/"] of cases) {
    it(title, () => assert.equal(nameProxy(new URL(address), settings, environment), expected));
  }
});
