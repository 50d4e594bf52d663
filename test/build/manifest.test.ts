import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifestFor, targets } from "../../scripts/build-extension.ts";
import { systems } from "../../src/domain/account.ts";
import { isSafeEndpoint, originPattern } from "../../src/domain/safe-endpoint.ts";
import { apiAddress } from "../../src/registrars/addresses.ts";
import { registrarIds } from "../../src/registrars/profiles.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
const manifest = read("manifest.json");
const derived = Object.fromEntries(
  targets.map((target) => [target, manifestFor(target, manifest)]),
);

describe("what the extension may do", () => {
  it("is to store and to wake: no tabs, no scripts in pages, no requests of others", () => {
    expect(manifest.permissions).toEqual(["storage", "alarms", "contextMenus", "sidePanel"]);
    for (const key of [
      "content_scripts",
      "externally_connectable",
      "web_accessible_resources",
      "declarative_net_request",
      "devtools_page",
      "chrome_url_overrides",
      "update_url",
      "key",
      "sandbox",
    ])
      expect(manifest).not.toHaveProperty(key);
  });

  it("is to notify, once the user asks for it, and nothing else on top", () => {
    expect(manifest.optional_permissions).toEqual(["notifications"]);
  });

  it("is to reach the API hosts that version 0.2.0 had, and no other unasked", () => {
    // One more, and Chrome would switch an updated extension off until its user agrees: nobody would be warned.
    expect(manifest.host_permissions).toEqual([
      "https://api.ispapi.net/*",
      "https://api-ote.ispapi.net/*",
      "https://api.rrpproxy.net/*",
      "https://api-ote.rrpproxy.net/*",
    ]);
  });

  it("is to ask for the hosts of the other registrars when a sign-in is tested there", () => {
    const own = registrarIds.flatMap((registrar) =>
      systems.map((system) => apiAddress({ registrar, system, endpoint: null })),
    );
    expect(own.filter((address) => !isSafeEndpoint(address))).toEqual([]);
    expect(own.filter((address) => !address.startsWith("https://"))).toEqual([]);
    for (const pattern of manifest.host_permissions)
      expect(own.map(originPattern)).toContain(pattern);
  });

  it("is to ask for the host of any custom endpoint the settings take, and for no other kind", () => {
    expect(manifest.optional_host_permissions).toEqual(["https://*/*", "http://127.0.0.1/*"]);
    for (const address of ["https://proxy.example/", "http://127.0.0.1:1/"]) {
      expect(isSafeEndpoint(address)).toBe(true);
      const pattern = originPattern(address);
      expect(
        manifest.optional_host_permissions.some(
          (permission: string) =>
            permission === pattern ||
            (permission === "https://*/*" && pattern.startsWith("https://")),
        ),
      ).toBe(true);
    }
  });
});

describe("the content security policy", () => {
  const policy: string = manifest.content_security_policy.extension_pages;
  const directives = new Map(
    policy.split(";").map((part) => {
      const [name = "", ...values] = part.trim().split(/\s+/);
      return [name, values] as const;
    }),
  );

  it("allows nothing that it does not name", () => {
    expect(directives.get("default-src")).toEqual(["'none'"]);
  });

  it("allows no inline, evaluated or foreign code or style", () => {
    expect(policy).not.toMatch(/unsafe-|\bblob:|\bdata:|nonce-|'strict-dynamic'/);
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("style-src")).toEqual(["'self'"]);
    expect(directives.get("img-src")).toEqual(["'self'"]);
  });

  it("allows no form, base or frame", () => {
    for (const name of ["form-action", "base-uri", "frame-ancestors"])
      expect(directives.get(name)).toEqual(["'none'"]);
  });

  it("lets requests out encrypted, or to this very machine", () => {
    expect(directives.get("connect-src")).toEqual(["'self'", "https:", "http://127.0.0.1:*"]);
  });
});

describe("the shared manifest", () => {
  it("is version 3 and takes all its texts from the locales", () => {
    expect(manifest.manifest_version).toBe(3);
    const names = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(2);
    const texts = read(`public/_locales/${manifest.default_locale}/messages.json`);
    for (const name of names) expect(texts).toHaveProperty([name ?? "", "message"]);
    for (const key of ["name", "short_name", "description"])
      expect(manifest[key]).toMatch(/^__MSG_\w+__$/);
  });

  it("keeps to the stores' lengths, in each language", () => {
    for (const locale of ["en", "de"]) {
      const texts = read(`public/_locales/${locale}/messages.json`);
      expect(texts.extension_name.message.length).toBeLessThanOrEqual(45);
      expect(texts.extension_short_name.message.length).toBeLessThanOrEqual(12);
      expect(texts.extension_description.message.length).toBeLessThanOrEqual(132);
    }
  });

  it("has the version of the package", () => {
    expect(manifest.version).toBe(read("package.json").version);
    expect(manifest.version).toMatch(/^\d+(\.\d+){1,3}$/);
  });

  it("names only files that are there", () => {
    const files = [
      ...Object.values<string>(manifest.icons),
      ...Object.values<string>(manifest.action.default_icon),
      manifest.action.default_popup,
      manifest.options_ui.page,
      manifest.side_panel.default_path,
      manifest.sidebar_action.default_panel,
      ...Object.values<string>(manifest.sidebar_action.default_icon),
    ];
    for (const file of files) expect(existsSync(join(root, "public", file)), file).toBe(true);
  });

  // Mozilla counts whatever leaves the browser, for the main function too, and passwords and user names are
  // "authentication information". Nothing else about a person is sent: figures only come in.
  it("tells Firefox that logins leave the browser, and nothing else", () => {
    const { gecko } = manifest.browser_specific_settings;
    expect(gecko.data_collection_permissions).toEqual({ required: ["authenticationInfo"] });
    expect(derived.firefox?.browser_specific_settings).toEqual(manifest.browser_specific_settings);
  });
});

describe("the derived manifests", () => {
  it("Chrome's has a service worker and nothing of Firefox's", () => {
    expect(derived.chrome?.background).toEqual({ service_worker: "background.js" });
    expect(derived.chrome).not.toHaveProperty("browser_specific_settings");
    expect(derived.chrome).not.toHaveProperty("sidebar_action");
    expect(derived.chrome).toHaveProperty("side_panel");
    expect(derived.chrome?.permissions).toEqual(manifest.permissions);
    expect(derived.chrome).toHaveProperty("minimum_chrome_version");
  });

  it("Firefox's has an event page and nothing of Chrome's", () => {
    expect(derived.firefox?.background).toEqual({ scripts: ["background.js"] });
    expect(derived.firefox).not.toHaveProperty("minimum_chrome_version");
    expect(derived.firefox).not.toHaveProperty("side_panel");
    expect(derived.firefox?.permissions).toEqual(["storage", "alarms", "contextMenus"]);
    // It would open itself at the installation.
    expect(derived.firefox).toHaveProperty("sidebar_action.open_at_install", false);
    expect(derived.firefox).toHaveProperty("browser_specific_settings.gecko.id");
  });

  it.each(targets)("%s's has the same rights and policy as the shared one", (target) => {
    for (const key of [
      "optional_permissions",
      "optional_host_permissions",
      "content_security_policy",
      "action",
      "options_ui",
      "version",
    ])
      expect(derived[target]?.[key]).toEqual(manifest[key]);
  });

  it("leave the shared one as it is", () => {
    expect(manifest.background).toEqual({
      service_worker: "background.js",
      scripts: ["background.js"],
    });
  });
});

describe("the pages", () => {
  it("the side panel's is the popup's, with one more style sheet and script", () => {
    const read = (page: string) => readFileSync(join(root, "public", page), "utf8");
    const more = [
      '    <link rel="stylesheet" href="panel-style.css" />\n',
      '    <script src="popup-panel.js" type="module"></script>\n',
    ];
    for (const line of more) expect(read("panel.html")).toContain(line);
    expect(more.reduce((page, line) => page.replace(line, ""), read("panel.html"))).toBe(
      read("popup.html"),
    );
  });

  it.each([
    "popup.html",
    "panel.html",
    "options.html",
    "dashboard.html",
    "statement.html",
    "welcome.html",
  ])("%s has no inline script, style or foreign address", (page) => {
    const html = readFileSync(join(root, "public", page), "utf8");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/i);
    expect(html).not.toMatch(/<style\b|\sstyle=|\son[a-z]+=|javascript:|https?:\/\//i);
    expect(html).toMatch(/<html[^>]*\blang=|<html/i);
  });
});
