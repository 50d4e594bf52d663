import { describe, expect, expectTypeOf, it } from "vitest";
import { systems } from "../../src/domain/account.ts";
import { isSafeEndpoint, originPattern } from "../../src/domain/safe-endpoint.ts";
import { apiAddress, loginKey, sameAccountKey } from "../../src/registrars/addresses.ts";
import { cnrProfile } from "../../src/registrars/cnr/profile.ts";
import { inwxProfile } from "../../src/registrars/inwx/profile.ts";
import { profiles } from "../../src/registrars/profiles.ts";
import { type FieldId, readPublic, readSecret } from "../../src/registrars/sign-in-fields.ts";

describe("an address that may carry a password", () => {
  it.each([
    "https://api.ispapi.net/api/call.cgi",
    "https://proxy.example:8443/x?y=1",
    "HTTPS://PROXY.EXAMPLE/",
    "http://127.0.0.1/api/call.cgi",
    "http://127.0.0.1:3000/",
    "https://proxy.example/ ",
  ])("%j", (address) => {
    expect(isSafeEndpoint(address)).toBe(true);
  });

  it.each([
    ["", "empty"],
    [" ", "blank"],
    ["api.ispapi.net", "no scheme"],
    ["//api.ispapi.net", "no scheme"],
    ["http://api.ispapi.net/", "plain HTTP"],
    ["http://localhost/api/call.cgi", "may be another user of this machine, on [::1]"],
    ["http://localhost:8080/", "the same"],
    ["http://LOCALHOST/", "the same"],
    ["http://localhost.example/", "looks like loopback"],
    ["http://127.0.0.1.example/", "looks like loopback"],
    ["http://localhost@evil.example/", "loopback as a user name"],
    ["http://10.0.0.1/", "private, but not this machine"],
    ["http://0.0.0.0/", "every interface"],
    ["http://[::1]/", "no permission and no policy can name it"],
    ["https://user:secret@proxy.example/", "a password in the address"],
    ["https://user@proxy.example/", "a user in the address"],
    ["https://*/", "a permission for every site"],
    ["https://*.example/", "a permission for many sites"],
    ["ftp://proxy.example/", "other scheme"],
    ["ws://localhost/", "other scheme"],
    ["javascript:alert(1)", "script"],
    ["javascript://localhost/%0aalert(1)", "script"],
    ["data:text/plain,https://x", "data"],
    ["file:///etc/passwd", "file"],
    ["chrome-extension://abc/", "extension"],
    ["https://", "no host"],
    ["https:// space.example/", "no host"],
  ])("not %j (%s)", (address) => {
    expect(isSafeEndpoint(address)).toBe(false);
  });
});

describe("the registrars' own addresses", () => {
  const all = profiles.flatMap(({ id, systems: there }) =>
    systems
      .filter((system) => there[system] !== null)
      .map((system) => ({ registrar: id, system, endpoint: null })),
  );

  it("are the documented ones", () => {
    expect(all.map(apiAddress).sort()).toEqual([
      "https://api-ote.domainreselling.de/api/call.cgi",
      "https://api-ote.ispapi.net/api/call.cgi",
      "https://api-ote.rrpproxy.net/api/call.cgi",
      "https://api.autodns.com/",
      "https://api.demo.autodns.com/",
      "https://api.domainreselling.de/api/call.cgi",
      "https://api.domrobot.com/jsonrpc/",
      "https://api.gandi.net/",
      "https://api.ispapi.net/api/call.cgi",
      "https://api.namecheap.com/xml.response",
      "https://api.openprovider.eu/",
      "https://api.ote.domrobot.com/jsonrpc/",
      "https://api.rrpproxy.net/api/call.cgi",
      "https://api.sandbox.gandi.net/",
      "https://api.sandbox.namecheap.com/xml.response",
      "https://api.sandbox.openprovider.nl/",
      "https://api.yoursrs-ote.com/",
      "https://api.yoursrs.com/",
      "https://horizon.opensrs.net:55443/",
      "https://rr-n1-tor.opensrs.net:55443/",
    ]);
  });

  it("are safe, control panels included, and the test system has its own", () => {
    for (const { systems: there } of profiles)
      for (const place of [there.live, there.ote])
        if (place)
          expect([place.api, place.panel, place.topUp].map(isSafeEndpoint)).toEqual([
            true,
            true,
            true,
          ]);
  });
});

it.each([
  ["https://proxy.example:8443/a/b?c", "https://proxy.example/*"],
  ["http://127.0.0.1:3000/", "http://127.0.0.1/*"],
  ["https://proxy.example/ ", "https://proxy.example/*"],
])("the match pattern of %s is %s", (address, pattern) => {
  expect(originPattern(address)).toBe(pattern);
});

// Stored: what is sealed is bound to the one, and lists of accounts that are gone are noted under the other.
it.each([
  ["ispapi", { user: "u", role: "r" }, "api.ispapi.net/api/call.cgi", ["u", "r"]],
  ["cnr", { user: "u" }, "api.rrpproxy.net/api/call.cgi", ["u", ""]],
  ["inwx", { user: "u" }, "api.domrobot.com/jsonrpc/", ["u", ""]],
] as const)("the keys of a login at %s are those of versions 0.1.0 and 0.2.0", (...given) => {
  const [registrar, publicFields, address, who] = given;
  const place = { registrar, system: "live" as const, endpoint: null, publicFields };
  const where = [`https://${address}`, registrar, "live"];
  expect(JSON.parse(loginKey(place))).toEqual([...where, ...who]);
  expect(JSON.parse(sameAccountKey({ ...place, id: "a" }))).toEqual([...where, "u"]);
});

it("a client can read the fields that its profile declares, and no other", () => {
  expectTypeOf<FieldId<typeof cnrProfile, false>>().toEqualTypeOf<"user" | "role">();
  expectTypeOf<FieldId<typeof inwxProfile, false>>().toEqualTypeOf<"user">();
  expectTypeOf<FieldId<typeof inwxProfile, true>>().toEqualTypeOf<"password">();
  const login = { publicFields: { user: "u", key: "k" } };
  expect(readPublic(inwxProfile, login)).toEqual({ user: "u" });
  expect(readSecret(cnrProfile, { secretFields: {} })).toEqual({ password: "" });
});

describe("the key of a login", () => {
  const login = {
    registrar: "ispapi" as const,
    system: "live" as const,
    endpoint: null,
    publicFields: { user: "u", role: "r" },
  };

  it("is the same for the same login, the default address spelt out or not", () => {
    expect(loginKey({ ...login, endpoint: apiAddress(login) })).toBe(loginKey(login));
  });

  it.each([
    { registrar: "cnr" as const },
    { system: "ote" as const },
    { endpoint: "https://proxy.example/" },
    { publicFields: { user: "u2", role: "r" } },
    { publicFields: { user: "u" } },
    { publicFields: { user: "ur" } },
    { publicFields: { user: "u", role: "r", customer: "1" } },
    { publicFields: { customer: "u", role: "r" } },
  ])("differs with %o", (part) => {
    expect(loginKey({ ...login, ...part })).not.toBe(loginKey(login));
  });
});
