import { describe, expect, it } from "vitest";
import { profiles } from "../../src/registrars/profiles.ts";
import { importsOf, sources, withoutComments } from "../support/sources.ts";

const all = sources();
const roomOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? path;

type Room =
  | "domain"
  | "registrars"
  | "storage"
  | "vault"
  | "messages"
  | "background"
  | "platform"
  | "text"
  | "ui";

/** What each room may import beside itself: other rooms, and packages. */
const allowed: Record<Room, { rooms: Room[]; packages: string[] }> = {
  domain: { rooms: [], packages: [] },
  registrars: {
    rooms: ["domain"],
    packages: ["lossless-json", "@rgrove/parse-xml", "@noble/hashes"],
  },
  platform: { rooms: [], packages: ["webextension-polyfill"] },
  text: { rooms: ["domain", "platform"], packages: [] },
  storage: { rooms: ["domain", "platform"], packages: ["valibot", "idb-keyval"] },
  vault: { rooms: ["domain", "platform", "storage"], packages: [] },
  messages: {
    rooms: ["domain", "platform", "storage"],
    // Its types only: see "the polyfill" below.
    packages: ["valibot", "webextension-polyfill"],
  },
  background: {
    rooms: ["domain", "platform", "text", "storage", "vault", "messages", "registrars"],
    packages: ["valibot"],
  },
  ui: {
    rooms: ["domain", "platform", "text", "storage", "messages"],
    packages: ["preact", "uplot", "punycode", "@zxcvbn-ts/core", "@zxcvbn-ts/language-common"],
  },
};

const isRoom = (name: string): name is Room => name in allowed;

/** What of a registrar other rooms may know: its profile and what follows from it, and what it documents: pure data without a request. */
const isProfile = (path: string): boolean =>
  /^src\/registrars\/(?:addresses|contract|documented|failure-facts|profiles?|rights|sign-in-fields)\.ts$/.test(
    path,
  );
const seesProfiles: readonly Room[] = ["storage", "vault", "messages", "ui"];

it("finds the sources, and reads every form of import", () => {
  expect(all.length).toBeGreaterThan(50);
  expect(new Set(all.map(({ path }) => roomOf(path)))).toEqual(new Set(Object.keys(allowed)));
  const text = `
    import { a } from "./a.ts";
    import type { B } from '../b/b.ts';
    import "preact/debug";
    import * as v from "valibot";
    export { c } from "./c.ts";
    export * from "@scope/pack/part";
    const d = await import("./d.ts");
    import {
      e,
    } from "e";`;
  expect(importsOf("src/ui/x.ts", text)).toEqual([
    "src/ui/a.ts",
    "src/b/b.ts",
    "preact",
    "valibot",
    "src/ui/c.ts",
    "@scope/pack",
    "src/ui/d.ts",
    "e",
  ]);
});

describe("the direction of imports", () => {
  it.each(Object.keys(allowed) as Room[])("%s imports nothing it must not", (room) => {
    const wrong = all
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(({ path, imports }) =>
        imports.filter((target) => !mayImport(room, target)).map((target) => `${path} ← ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  function mayImport(room: Room, target: string): boolean {
    // The texts' names are typed by the English locale file.
    if (target === "public/_locales/en/messages.json") return room === "text";
    if (!target.startsWith("src/")) return allowed[room].packages.includes(target);
    const other = roomOf(target);
    if (isProfile(target) && seesProfiles.includes(room)) return true;
    return other === room || (isRoom(other) && allowed[room].rooms.includes(other));
  }

  it("the polyfill is imported in one place, elsewhere its types alone", () => {
    const values = all.filter(({ text }) =>
      /^(?:import|export) (?!type\b).*["']webextension-polyfill["']/m.test(text),
    );
    expect(values.map(({ path }) => path)).toEqual(["src/platform/browser.ts"]);
  });

  it("only the room of words asks for texts and formats numbers and dates", () => {
    // To compare text, and to tell how many digits a currency has, is no format.
    const formats =
      /\bIntl\.(?:NumberFormat|DateTimeFormat|RelativeTimeFormat|PluralRules|ListFormat)\b/;
    const wrong = all.filter(
      ({ path, text }) =>
        roomOf(path) !== "text" &&
        path !== "src/domain/money.ts" &&
        (formats.test(withoutComments(text)) || /\bi18n\b/.test(withoutComments(text))),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("every amount that is written out goes through the one place that can hide it", () => {
    // Who makes a text of an amount, and who may make one that is not hidden.
    const formats = /\bfilledIn\s*\(|\btoFixed\s*\(|\btoLocaleString\s*\(|\bamountToType\s*\(/;
    const found = (pattern: RegExp, room: Room) =>
      all
        .filter(({ path, text }) => roomOf(path) === room && pattern.test(withoutComments(text)))
        .map(({ path }) => path)
        .sort();
    expect(found(formats, "ui")).toEqual([
      "src/ui/dashboard/export/csv-tables.ts",
      "src/ui/dashboard/statement/statement-table.ts",
      "src/ui/options/form/amount-field.tsx",
      "src/ui/options/form/form-values.ts",
      "src/ui/options/form/use-account-form.ts",
      "src/ui/options/settings/settings-values.ts",
      "src/ui/popup/copy-figure.tsx",
      "src/ui/shared/pay/pay-actions.tsx",
    ]);
    expect(found(/\bwithAmounts\s*\(/, "ui")).toEqual([]);
    expect(found(/\bwithAmounts\s*\(/, "text")).toEqual([
      "src/text/pay-entry.ts",
      "src/text/regions.ts",
    ]);
    expect(found(/\bwithAmounts\s*\(/, "background")).toEqual([]);
    // Figures of money, drawn or put into a text as they are.
    const names = [
      ...["available", "balance", "deposits", "creditLine", "spendable", "warnBelow", "gross"],
      ...["net", "amount", "sum", "missing", "unexplained", "before", "after", "reserved"],
    ];
    const bare = new RegExp(`(?:\\$\\{|>\\s*\\{)\\s*(?:[\\w.?]+\\.)?(?:${names.join("|")})\\s*\\}`);
    expect(bare.test("<dd>{figures.available}</dd>")).toBe(true);
    expect(bare.test("`$" + "{amount} EUR`")).toBe(true);
    const drawn = all
      .filter(({ path }) => ["ui", "text"].includes(roomOf(path)))
      .flatMap(({ path, text }) => {
        const match = bare.exec(withoutComments(text))?.[0];
        return match === undefined ? [] : [`${path}: ${match}`];
      });
    // An amount turned to its negative, and one in a field; the others are texts that are made already.
    expect(drawn.sort()).toEqual([
      `src/text/funds-text.ts: \${amount}`,
      `src/text/typed-amount.ts: \${amount}`,
      "src/ui/dashboard/account/cover-block.tsx: >{before}",
      "src/ui/dashboard/chart/balance-chart.tsx: >{readout.balance}",
      "src/ui/popup/funds.tsx: >{amount}",
    ]);
    // Nothing but these sets whether they are hidden.
    const setters = all.filter(({ text }) => /\bhidesAmounts\s*=[^=]/.test(withoutComments(text)));
    expect(setters.map(({ path }) => path)).toEqual(["src/text/hidden-amounts.ts"]);
    const callers = all.filter(
      ({ path, text }) => /\bhideBy\s*\(/.test(withoutComments(text)) && roomOf(path) !== "text",
    );
    expect(callers.map(({ path }) => path).sort()).toEqual([
      "src/background/publish.ts",
      "src/ui/dashboard/dashboard-page.tsx",
      "src/ui/dashboard/statement/statement-page.tsx",
      "src/ui/options/options-page.tsx",
      "src/ui/popup/popup.tsx",
    ]);
    // In the room of words each that formats a number of no unit, and is no count or share, hides it.
    const numbers = found(/\bIntl\.NumberFormat\b/, "text");
    expect(numbers).toEqual([
      "src/text/format-estimate.ts",
      "src/text/format-money.ts",
      "src/text/format-time.ts",
      "src/text/intl.ts",
      "src/text/number-signs.ts",
      "src/text/translate.ts",
      "src/text/valid-tag.ts",
    ]);
    for (const name of ["format-estimate", "format-money"])
      expect(all.find(({ path }) => path === `src/text/${name}.ts`)?.imports, name).toContain(
        "src/text/hidden-amounts.ts",
      );
  });

  it("what the dashboard is made of is loaded by no other page", () => {
    const drawn = all.filter(({ imports }) =>
      ["uplot", "punycode"].some((name) => imports.includes(name)),
    );
    expect(drawn.length).toBeGreaterThan(1);
    expect(drawn.filter(({ path }) => !path.startsWith("src/ui/dashboard/"))).toEqual([]);
    const outside = all.filter(({ path }) => !path.startsWith("src/ui/dashboard/"));
    expect(
      outside.filter(({ imports }) =>
        imports.some((target) => target.startsWith("src/ui/dashboard/")),
      ),
    ).toEqual([]);
  });

  it("a page takes nothing of another page's: what two of them draw is in the shared folder", () => {
    const pageOf = (path: string) => /^src\/ui\/([^/]+)\//.exec(path)?.[1];
    const drawn = all.filter(({ path }) => roomOf(path) === "ui");
    const wrong = drawn.flatMap(({ path, imports }) =>
      imports
        .filter((target) => roomOf(target) === "ui" && pageOf(target) !== "shared")
        .filter((target) => pageOf(target) !== pageOf(path))
        .map((target) => `${path} ← ${target}`),
    );
    expect(wrong).toEqual([]);
    expect(new Set(drawn.map(({ path }) => pageOf(path)))).toEqual(
      new Set(["shared", "popup", "options", "dashboard", "welcome"]),
    );
  });

  it("nobody goes around the polyfill", () => {
    const wrong = all.filter(({ text }) =>
      /\bchrome\s*\.|\bglobalThis\s*\.\s*(?:browser|chrome)\b|\bself\s*\.\s*(?:browser|chrome)\b/.test(
        withoutComments(text),
      ),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("no page can reach a secret, the registrar or the worker, not even through others", () => {
    const byPath = new Map(all.map((source) => [source.path, source]));
    const reached = new Set(
      all.filter(({ path }) => roomOf(path) === "ui").map(({ path }) => path),
    );
    for (const path of reached)
      for (const target of byPath.get(path)?.imports ?? [])
        if (target.startsWith("src/")) reached.add(target);
    const secret = /^src\/(?:vault|background|registrars\/(?:http|derive))\//;
    expect([...reached].filter((path) => secret.test(path))).toEqual([]);
    // Of a registrar its profile alone, and what profiles are made of.
    const ofRegistrars = [...reached].filter((path) => roomOf(path) === "registrars");
    const isMade = (path: string) =>
      isProfile(path) ||
      /\/(?:documented|profile|role-user-fields|password-field|user-field)\.ts$/.test(path);
    expect(ofRegistrars.filter((path) => !isMade(path))).toEqual([]);
    expect(reached).toContain("src/messages/send.ts");
  });

  it("whatever makes, opens or holds a key or a secret stands in the vault", () => {
    const own = all.filter(({ text }) =>
      /\bcrypto\s*\.\s*subtle\b|\bCryptoKey\b|\bPBKDF2\b/.test(withoutComments(text)),
    );
    expect(own.length).toBeGreaterThan(2);
    expect(own.map(({ path }) => roomOf(path)).filter((room) => room !== "vault")).toEqual([]);
  });

  it("few in the worker are handed a secret in clear, each of them known", () => {
    const opened = ["src/vault/secrets.ts", "src/vault/waiting-sign-in.ts"];
    const outside = all.filter(({ path }) => roomOf(path) !== "vault");
    const handed = outside.filter(({ imports }) =>
      imports.some((target) => opened.includes(target)),
    );
    expect(handed.map(({ path }) => path).sort()).toEqual([
      "src/background/manage-accounts.ts",
      "src/background/save-account.ts",
      "src/background/sign-in.ts",
      "src/background/test-account.ts",
      "src/background/try-reads.ts",
      "src/background/vault-lock.ts",
    ]);
    // And nobody a key, or what opens anything else with one.
    const keyed = outside.filter(({ text }) =>
      /\b(?:unlockedKey|keysToOpen|keyToSeal|importKey|keepUnlocked|wrapKey|unwrapKey|deviceKeyToSeal|readDeviceKeys|(?:un)?seal(?:With|WithAny)?)\b/.test(
        withoutComments(text),
      ),
    );
    expect(keyed.map(({ path }) => path)).toEqual([]);
  });

  it("only the registrar client is given a fetch, and only the background gives it one", () => {
    const wrong = all.filter(
      ({ path, text }) =>
        /\bfetch\s*\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/.test(
          withoutComments(text),
        ) &&
        ![
          "src/background/registrar-access.ts",
          "src/registrars/http/transport.ts",
          "src/platform/own-file.ts",
        ].includes(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("what reads the extension's own files asks for nothing else, and texts alone are read", () => {
    const own = all.find(({ path }) => path === "src/platform/own-file.ts");
    expect(withoutComments(own?.text ?? "").match(/\bfetch\s*\([^)]*/g)).toEqual([
      "fetch(browser.runtime.getURL(path",
    ]);
    const readers = all.filter(({ imports }) => imports.includes("src/platform/own-file.ts"));
    expect(readers.map(({ path }) => path)).toEqual(["src/text/speak.ts"]);
  });

  it("every import of an own file is a file that exists, and none is a test or a script", () => {
    const paths = new Set(all.map(({ path }) => path));
    const targets = all.flatMap(({ imports }) => imports.filter((target) => /^\w+\//.test(target)));
    const wrong = targets.filter(
      (target) => target.startsWith("test/") || target.startsWith("scripts/"),
    );
    expect(wrong).toEqual([]);
    expect(targets.filter((target) => target.startsWith("src/") && !paths.has(target))).toEqual([]);
  });
});

describe("no source", () => {
  it.each([
    ["the type any", /(?::|<|\bas|,|\|)\s*any\b(?!\w)/],
    ["a silenced type error", /@ts-(?:ignore|nocheck|expect-error)/],
    ["markup from text", /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b/],
    ["a written document", /\bdocument\s*\.\s*write/],
    ["code from text", /\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
    ["a default export", /^export default\b/m],
    ["an enum", /^\s*(?:export )?(?:const )?enum\b/m],
    ["a log", /\bconsole\s*\./],
    ["synced storage", /\bstorage\s*\.\s*sync\b/],
    ["a floating amount", /\bparseFloat\s*\(/],
  ])("has %s", (_what, pattern) => {
    const wrong = all.filter(({ text }) =>
      pattern.test(String(pattern).includes("@ts") ? text : withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("is far over two hundred lines, or named other than in kebab-case", () => {
    const long = all.filter(({ text }) => text.split("\n").length > 260);
    expect(long.map(({ path }) => path)).toEqual([]);
    const odd = all.filter(({ path }) => !/^src(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+\.tsx?$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("outside src/registrars names a registrar: by id, proper name or host, in code or comment", () => {
    const words = profiles.flatMap(({ id, names, systems }) => [
      id,
      ...Object.values(names).flatMap((name) => name.match(/[\w-]+/g) ?? []),
      ...[systems.live, systems.ote].flatMap((place) =>
        place
          ? [place.api, place.panel, place.topUp].map((address) =>
              new URL(address).host.split(".").slice(-2).join("."),
            )
          : [],
      ),
    ]);
    // Everyday words of one's trade, or of any program: "Reseller" is what all of them sell to.
    const everyday = ["reseller", "register"];
    const named = [...new Set(words)].filter((word) => !everyday.includes(word.toLowerCase()));
    expect(named.length).toBeGreaterThan(4);
    const naming = new RegExp(
      `\\b(?:${named.map((word) => word.replaceAll(".", "\\.")).join("|")}|rrpproxy)\\b`,
      "i",
    );
    const wrong = all.filter(
      ({ path, text }) => !path.startsWith("src/registrars/") && naming.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
    // It would find one: each registrar's own folder names it.
    expect(all.filter(({ text }) => naming.test(text)).length).toBeGreaterThan(4);
  });

  it("names an address other than the registrars'", () => {
    const hosts = all.flatMap(({ text }) =>
      [...withoutComments(text).matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/g)].map(
        ([, host]) => host,
      ),
    );
    expect([...new Set(hosts)].sort()).toEqual([
      "account-ote.centralnicreseller.com",
      "account-ote.hexonet.net",
      "account.centralnicreseller.com",
      "account.hexonet.net",
      "admin.gandi.net",
      "admin.sandbox.gandi.net",
      "ap.www.namecheap.com",
      "api-ote.domainreselling.de",
      "api-ote.ispapi.net",
      "api-ote.rrpproxy.net",
      "api.autodns.com",
      "api.demo.autodns.com",
      "api.domainreselling.de",
      "api.domrobot.com",
      "api.gandi.net",
      "api.ispapi.net",
      "api.namecheap.com",
      "api.openprovider.eu",
      "api.ote.domrobot.com",
      "api.rrpproxy.net",
      "api.sandbox.gandi.net",
      "api.sandbox.namecheap.com",
      "api.sandbox.openprovider.nl",
      "api.yoursrs-ote.com",
      "api.yoursrs.com",
      "cp.openprovider.eu",
      "cp.sandbox.openprovider.nl",
      "demo.autodns.com",
      "dm.realtimeregister.com",
      "dm.yoursrs-ote.com",
      "horizon.opensrs.net",
      "login.autodns.com",
      "manage.opensrs.com",
      "manage.test.opensrs.com",
      "opensrs.com",
      "ote.inwx.com",
      "rr-n1-tor.opensrs.net",
      "www.centralnicreseller.com",
      "www.gandi.net",
      "www.hexonet.net",
      "www.internetx.com",
      "www.inwx.com",
      "www.namecheap.com",
      "www.openprovider.com",
      "www.realtimeregister.com",
      "www.sandbox.namecheap.com",
      "www.ud-reselling.com",
    ]);
  });
});
