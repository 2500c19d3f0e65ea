import assert from "node:assert/strict";
import { parseBaseUrl } from "../../src/outbox/index.ts";

describe("parseBaseUrl", () => {
  const good: readonly (readonly [setting: string, campaigns: string, origin: string])[] = [
    ["https://api.getoutbox.ai", "https://api.getoutbox.ai/email/campaigns/", "https://api.getoutbox.ai"],
    ["  https://api.getoutbox.ai/ ", "https://api.getoutbox.ai/email/campaigns/", "https://api.getoutbox.ai"],
    ["HTTPS://API.Example.COM:443", "https://api.example.com/email/campaigns/", "https://api.example.com"],
    ["https://x.example/y", "https://x.example/y/email/campaigns/", "https://x.example"],
    ["https://x.example:8443/y/z//", "https://x.example:8443/y/z/email/campaigns/", "https://x.example:8443"],
    ["https://x.example//y", "https://x.example//y/email/campaigns/", "https://x.example"],
    ["http://localhost:3000", "http://localhost:3000/email/campaigns/", "http://localhost:3000"],
    ["http://LOCALHOST", "http://localhost/email/campaigns/", "http://localhost"],
    ["http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/email/campaigns/", "http://127.0.0.1:8080"],
    ["http://127.1.2.3", "http://127.1.2.3/email/campaigns/", "http://127.1.2.3"],
    ["http://127.1", "http://127.0.0.1/email/campaigns/", "http://127.0.0.1"],
    ["http://[::1]:8080", "http://[::1]:8080/email/campaigns/", "http://[::1]:8080"],
    [
      "https://xn--bcher-kva.example",
      "https://xn--bcher-kva.example/email/campaigns/",
      "https://xn--bcher-kva.example",
    ],
  ];
  for (const [setting, campaigns, origin] of good) {
    it(`takes ${JSON.stringify(setting)}`, () => {
      const parsed = parseBaseUrl(setting);
      assert.ok(parsed.ok);
      assert.equal(parsed.campaigns.href, campaigns);
      assert.equal(parsed.origin, origin);
    });
  }

  const bad: readonly (readonly [setting: unknown, why: RegExp])[] = [
    ["", /empty/],
    ["   ", /empty/],
    [null, /empty/],
    [42, /empty/],
    ["api.getoutbox.ai", /start with https/],
    ["ftp://api.getoutbox.ai", /start with https/],
    ["file:///etc/passwd", /start with https/],
    ["javascript:alert(1)", /start with https/],
    ["https:api.getoutbox.ai", /start with https/],
    ["https:/api.getoutbox.ai", /start with https/],
    ["https:///api.getoutbox.ai", /start with https/],
    ["https://", /start with https/],
    ["https:\\\\evil.example", /backslash/],
    ["https://api.getoutbox.ai\\@evil.example", /backslash/],
    ["http://localhost\\.evil.example", /backslash/],
    ["https://api.getoutbox.ai\t.evil.example", /space/],
    ["ht\ntps://evil.example", /space/],
    ["https://api.getoutbox.ai/a b", /space/],
    ["https://api.getoutbox.\u0430i", /ASCII/],
    ["http://127。0。0。1", /ASCII/],
    ["https://user@x.example", /user name/],
    ["https://user:secret@x.example", /user name/],
    ["https://@x.example", /user name/],
    ["https://api.getoutbox.ai@evil.example", /user name/],
    ["https://%65vil.example", /percent/],
    ["https://x.example?", /query/],
    ["https://x.example/?a=b", /query/],
    ["https://x.example#", /fragment/],
    ["https://x.example?@y", /query/],
    ["https://x.example:99999", /complete address/],
    ["https://x.example:port", /complete address/],
    ["https://[::1", /complete address/],
    ["https://1.2.3.4.5", /complete address/],
    ["http://api.getoutbox.ai", /unprotected/],
    ["http://127.0.0.1.evil.example", /unprotected/],
    ["http://localhost.evil.example", /unprotected/],
    ["http://evil.localhost", /unprotected/],
    ["http://localhost.", /unprotected/],
    ["http://127.evil.example", /unprotected/],
    ["http://0.0.0.0", /unprotected/],
    ["http://128.0.0.1", /unprotected/],
    ["http://[::2]", /unprotected/],
    ["http://[::ffff:127.0.0.1]", /unprotected/],
    ["https://api.getoutbox.ai/email/campaigns/", /must end before/],
    ["https://api.getoutbox.ai/email/campaigns", /must end before/],
  ];
  for (const [setting, why] of bad) {
    it(`refuses ${JSON.stringify(setting)}`, () => {
      const parsed = parseBaseUrl(setting);
      assert.ok(!parsed.ok);
      assert.match(parsed.reason, why);
      assert.match(parsed.reason, /^The setting outbox\.apiBaseUrl cannot be used: .+\. Correct it/);
    });
  }
});
