import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import fc from "fast-check";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import { type AuthorizationScheme, writeCurl } from "../../src/outbox/index.ts";
import { runs } from "../campaign/generate.ts";
import { startSandbox } from "../sandbox/start-sandbox.ts";

const run = promisify(execFile);
const url = new URL("https://api.getoutbox.ai/email/campaigns/");
const token = `s3cret$(id)'"\`!`;

/** Runs a script in a real POSIX shell, with the token in its environment. */
async function runInShell(script: string): Promise<string> {
  const running = run("sh", ["-s"], {
    env: { ...process.env, OUTBOX_TOKEN: token },
    maxBuffer: 64 * 1024 * 1024,
  });
  running.child.stdin?.end(script);
  return (await running).stdout;
}

/** The words a shell gives to curl, for each of these commands. */
async function wordsOf(commands: readonly string[]): Promise<string[][]> {
  const stdout = await runInShell(`curl() { printf '%s\\0' "$@" '\u0001'; }\n${commands.join("\n")}\n`);
  return stdout
    .split("\u0001\0")
    .slice(0, -1)
    .map((words) => words.split("\0").slice(0, -1));
}

function expectedWords(body: string, authorization = `Bearer ${token}`): string[] {
  return [
    "--request",
    "POST",
    url.href,
    "--header",
    `Authorization: ${authorization}`,
    "--header",
    "Content-Type: application/json",
    "--data-raw",
    body,
  ];
}

const hostile = [
  "it's",
  "''''",
  '"quotes"',
  "$(touch pwned) $OUTBOX_TOKEN $HOME",
  "`id`",
  "one\ntwo\r\nthree\n",
  "\\ \\' \\\\n trailing \\",
  "\u{1F469}\u200D\u{1F680} Grüße 日本",
  "@/etc/passwd",
  "--upload-file /etc/passwd",
  "-",
  "!! !1 history",
  "# no comment; ls | cat && x > y",
  "~ * ? [a-z] {a,b}",
  "",
];

describe("the curl command", () => {
  before(function () {
    if (spawnSync("sh", ["-c", ":"]).status !== 0) this.skip();
  });

  it("reads well", () => {
    assert.equal(
      writeCurl({ url, body: `{\n  "name": "It's"\n}`, scheme: "bearer" }),
      [
        "curl --request POST 'https://api.getoutbox.ai/email/campaigns/' \\",
        `  --header "Authorization: Bearer $OUTBOX_TOKEN" \\`,
        "  --header 'Content-Type: application/json' \\",
        `  --data-raw '{\n  "name": "It'\\''s"\n}'`,
      ].join("\n"),
    );
  });

  const schemes: readonly (readonly [AuthorizationScheme, string])[] = [
    ["bearer", `Bearer ${token}`],
    ["raw", token],
  ];
  for (const [scheme, authorization] of schemes) {
    it(`takes the token from the shell, in the form ${scheme}`, async () => {
      const command = writeCurl({ url, body: "{}", scheme });
      assert.deepEqual(await wordsOf([command]), [expectedWords("{}", authorization)]);
    });
  }

  it("gives a shell exactly the body, whatever is in it", async () => {
    const bodies = hostile.flatMap((name) => [
      name,
      writeRequest(readCampaign(JSON.stringify({ name, allowed_windows: { [name]: [name] } }))),
    ]);
    const commands = bodies.map((body) => writeCurl({ url, body, scheme: "bearer" }));
    assert.deepEqual(
      await wordsOf(commands),
      bodies.map((body) => expectedWords(body)),
    );
  });

  it("does so for any text, and any path in the address", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...hostile)).map((all) => all.join("")),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.webPath()), { minLength: 200, maxLength: 200 }),
        async (calls) => {
          const made = calls.map(([name, path]) => ({
            url: new URL(`https://example.com${path}'$(id)`),
            body: JSON.stringify({ name }),
          }));
          const words = await wordsOf(made.map((call) => writeCurl({ ...call, scheme: "raw" })));
          assert.deepEqual(
            words.map((each) => [each.find((word) => word.startsWith("https:")), each.at(-1)]),
            made.map((call) => [call.url.href, call.body]),
          );
        },
      ),
      runs(5),
    );
  });

  it("creates the campaign when it is run", async function () {
    if (spawnSync("curl", ["--version"]).status !== 0) this.skip();
    const sandbox = await startSandbox({ token });
    try {
      for (const path of ["", "?brackets=[1-3]{a,b}"]) {
        const name = `${hostile.join(" ")} ${path}`.slice(0, 255);
        const body = writeRequest(
          readCampaign(JSON.stringify({ name, company: "3c90c3cc-0d44-4b50-8888-8dd25736052a" })),
        );
        const address = new URL(`${sandbox.origin}/email/campaigns/${path}`);
        sandbox.reset();
        const answer = await runInShell(`${writeCurl({ url: address, body, scheme: "bearer" })} --silent`);
        assert.equal(JSON.parse(answer).id, sandbox.created()[0]?.["id"], answer);
        const [request, ...others] = sandbox.requests();
        assert.deepEqual(others, []);
        assert.equal(request?.body, body);
        assert.equal(request?.headers["authorization"], `Bearer ${token}`);
      }
    } finally {
      await sandbox.stop();
    }
  });
});
