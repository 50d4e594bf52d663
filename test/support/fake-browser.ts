import { readFileSync } from "node:fs";
import { join } from "node:path";

type Texts = Record<
  string,
  { message: string; placeholders?: Record<string, { content: string }> }
>;

const texts = (locale: string): Texts =>
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, "../../public/_locales", locale, "messages.json"),
      "utf8",
    ),
  ) as Texts;

/** An event as browsers have it; `emit` runs the listeners and hands back their answers. */
export function fakeEvent<A extends unknown[]>() {
  const listeners = new Set<(...args: A) => unknown>();
  return {
    addListener: (listener: (...args: A) => unknown) => void listeners.add(listener),
    removeListener: (listener: (...args: A) => unknown) => void listeners.delete(listener),
    hasListener: (listener: (...args: A) => unknown) => listeners.has(listener),
    emit: (...args: A) => Promise.all([...listeners].map((listener) => listener(...args))),
    count: () => listeners.size,
  };
}

/**
 * A storage area that copies what goes in and out, as the real ones do. `failWith` makes writes fail,
 * `failReadsWith` reads; `writes` counts the keys written.
 */
function fakeArea() {
  const values = new Map<string, unknown>();
  const onChanged = fakeEvent<[Record<string, { oldValue?: unknown; newValue?: unknown }>]>();
  const area = {
    failWith: null as Error | null,
    failReadsWith: null as Error | null,
    writes: {} as Record<string, number>,
    /** All bytes as one text, to look for what must not be there. */
    text: () => JSON.stringify([...values]),
    onChanged,
    get: async (keys?: string | string[] | null) => {
      if (area.failReadsWith) throw area.failReadsWith;
      const wanted = keys == null ? [...values.keys()] : typeof keys === "string" ? [keys] : keys;
      return Object.fromEntries(
        wanted
          .filter((key) => values.has(key))
          .map((key) => [key, structuredClone(values.get(key))]),
      );
    },
    set: async (items: Record<string, unknown>) => {
      if (area.failWith) throw area.failWith;
      for (const [key, value] of Object.entries(items)) {
        const oldValue = values.get(key);
        values.set(key, structuredClone(value));
        area.writes[key] = (area.writes[key] ?? 0) + 1;
        await onChanged.emit({ [key]: { oldValue, newValue: structuredClone(value) } });
      }
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) values.delete(key);
    },
    clear: async () => values.clear(),
  };
  return area;
}

/** What a notification shows; Firefox refuses one with buttons. */
export interface FakeNotification {
  type: string;
  iconUrl: string;
  title: string;
  message: string;
  buttons?: { title: string }[];
}

/** The system's notifications; `refusesButtons` makes it Firefox's, `failWith` a system that shows none. */
function fakeNotifications() {
  const shown = new Map<string, FakeNotification>();
  const area = {
    shown,
    failWith: null as Error | null,
    refusesButtons: false,
    onClicked: fakeEvent<[string]>(),
    onButtonClicked: fakeEvent<[string, number]>(),
    create: async (id: string, options: FakeNotification) => {
      if (area.failWith) throw area.failWith;
      if (area.refusesButtons && options.buttons) throw new Error('"buttons" is unsupported');
      shown.set(id, structuredClone(options));
      return id;
    },
    clear: async (id: string) => shown.delete(id),
  };
  return area;
}

/** The browser's tabs; an extension without the permission `tabs` finds its own pages only. */
function fakeTabs() {
  const open: { id: number; windowId: number; url: string; active: boolean }[] = [];
  const focused: number[] = [];
  const tabs = {
    open,
    focused,
    query: async ({ url }: { url: string }) => open.filter((tab) => tab.url.split("#")[0] === url),
    create: async ({ url }: { url: string }) => {
      const tab = { id: open.length + 1, windowId: 1, url, active: true };
      open.push(tab);
      return tab;
    },
    update: async (id: number, change: { url?: string; active?: boolean }) =>
      Object.assign(open.find((tab) => tab.id === id) ?? {}, change),
  };
  return tabs;
}

/** An in-memory browser at the platform seam. State is public, so that tests can look and set. */
export function createFakeBrowser(locale = "en") {
  const messages = texts(locale);
  const alarms = new Map<string, { when?: number; periodInMinutes?: number }>();
  const badge = { text: "", title: "", background: "", colour: "" };
  const granted = new Set(["*"]);
  const permissions = new Set<string>();
  const removed: string[] = [];
  const notifications = fakeNotifications();
  const tabs = fakeTabs();
  const onMessage = fakeEvent<[unknown, { id?: string; url?: string }]>();
  const faults = { contains: null as Error | null, badge: null as Error | null };
  return {
    faults,
    badge,
    alarmsSet: alarms,
    granted,
    /** Optional permissions that the user has granted, by name. */
    grantedPermissions: permissions,
    notices: notifications,
    /** Known once the permission is granted, as in the real ones. */
    get notifications() {
      return permissions.has("notifications") ? notifications : undefined;
    },
    tabs,
    windows: {
      update: async (id: number, { focused }: { focused: boolean }) =>
        void (focused && tabs.focused.push(id)),
    },
    storage: { local: fakeArea(), session: fakeArea() },
    alarms: {
      onAlarm: fakeEvent<[{ name: string }]>(),
      create: async (name: string, info: { when?: number; periodInMinutes?: number }) =>
        void alarms.set(name, info),
      clear: async (name: string) => alarms.delete(name),
      get: async (name: string) => (alarms.has(name) ? { name, ...alarms.get(name) } : undefined),
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => {
        if (faults.badge) throw faults.badge;
        badge.text = text;
      },
      setTitle: async ({ title }: { title: string }) => {
        badge.title = title;
      },
      setBadgeBackgroundColor: async ({ color }: { color: string }) => {
        badge.background = color;
      },
      setBadgeTextColor: async ({ color }: { color: string }) => {
        badge.colour = color;
      },
    },
    permissions: {
      onAdded: fakeEvent<[{ origins?: string[]; permissions?: string[] }]>(),
      onRemoved: fakeEvent<[{ origins?: string[]; permissions?: string[] }]>(),
      contains: async (asked: { origins?: string[]; permissions?: string[] }) => {
        if (faults.contains) throw faults.contains;
        const { origins = [], permissions: names = [] } = asked;
        const isGranted = granted.has("*") || origins.every((origin) => granted.has(origin));
        return isGranted && names.every((name) => permissions.has(name));
      },
      request: async () => true,
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        removed.push(...origins);
        return origins.map((origin) => granted.delete(origin)).some(Boolean);
      },
    },
    /** Origins that were given back. */
    removedOrigins: removed,
    runtime: {
      id: "own-extension",
      getManifest: () => ({ host_permissions: ["https://api.ispapi.net/*"] }),
      getPlatformInfo: async () => ({ os: "linux" }),
      getURL: (path: string) => `chrome-extension://own-extension/${path}`,
      onMessage,
      /** A page of the extension speaks: the first listener's answer comes back, as a copy. */
      sendMessage: async (message: unknown): Promise<unknown> => {
        if (onMessage.count() === 0) throw new Error("Receiving end does not exist.");
        const [answer] = await onMessage.emit(structuredClone(message), {
          id: "own-extension",
          url: "chrome-extension://own-extension/popup.html",
        });
        return structuredClone(answer);
      },
      onInstalled: fakeEvent<[unknown]>(),
      onStartup: fakeEvent<[]>(),
    },
    i18n: {
      getUILanguage: () => locale,
      getMessage: (name: string, substitutions: string | string[] = []) => {
        const entry = messages[name];
        if (!entry) return "";
        const values = [substitutions].flat();
        const positional = (text: string) =>
          text.replace(/\$(\d)/g, (_all, index: string) => values[Number(index) - 1] ?? "");
        return positional(
          entry.message.replace(/\$(\w+)\$/g, (_all, placeholder: string) =>
            positional(entry.placeholders?.[placeholder.toLowerCase()]?.content ?? ""),
          ),
        );
      },
    },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
