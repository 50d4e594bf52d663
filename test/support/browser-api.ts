import { fillMessage } from "./ui/fill-message.ts";
import type { Messages } from "./ui/messages-of.ts";

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

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/**
 * A storage area that copies what goes in and out, as the real ones do. `failWith` makes writes fail,
 * `failReadsWith` reads; `writes` counts the keys written.
 */
function fakeArea(onPut: (changes: Changes) => void) {
  const values = new Map<string, unknown>();
  const onChanged = fakeEvent<[Changes]>();
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
        await area.put(key, value);
      }
    },
    /** Writes at once, and tells whoever listens. */
    put: (key: string, value: unknown): Promise<unknown> => {
      const changes = { [key]: { oldValue: values.get(key), newValue: structuredClone(value) } };
      values.set(key, structuredClone(value));
      area.writes[key] = (area.writes[key] ?? 0) + 1;
      onPut(changes);
      return onChanged.emit(changes);
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
    getAll: async () => Object.fromEntries([...shown.keys()].map((id) => [id, true])),
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

interface Asked {
  origins?: string[];
  permissions?: string[];
}

/** An in-memory browser at the platform seam. State is public, so that tests can look and set. */
export function browserApi(language: string, messages: Messages) {
  const alarms = new Map<string, { when?: number; periodInMinutes?: number }>();
  const badge = { text: "", title: "", background: "", colour: "" };
  const granted = new Set(["*"]);
  const missing = new Set<string>();
  const permissions = new Set<string>();
  const asked: string[] = [];
  const user = { grants: true, optionsOpened: 0 };
  const onAdded = fakeEvent<[Asked]>();
  const onChanged = fakeEvent<[Changes, string]>();
  const tell = (area: string) => (changes: Changes) => void onChanged.emit(changes, area);
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
    /** Match patterns that are missing although all others are granted. */
    missing,
    /** Every match pattern and permission that the user was asked for. */
    asked,
    /** Whether the user agrees when asked, and how often the settings were opened. */
    user,
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
    storage: {
      local: fakeArea(tell("local")),
      session: fakeArea(tell("session")),
      onChanged,
    },
    alarms: {
      onAlarm: fakeEvent<[{ name: string }]>(),
      create: async (name: string, info: { when?: number; periodInMinutes?: number }) =>
        void alarms.set(name, info),
      clear: async (name: string) => alarms.delete(name),
      getAll: async () =>
        [...alarms].map(([name, { when = 0, ...rest }]) => ({
          name,
          scheduledTime: when,
          ...rest,
        })),
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
      getAll: async () => ({ permissions: [...permissions], origins: [] }),
      onAdded,
      onRemoved: fakeEvent<[Asked]>(),
      contains: async ({ origins = [], permissions: names = [] }: Asked) => {
        if (faults.contains) throw faults.contains;
        const isGranted = (origin: string): boolean =>
          !missing.has(origin) && (granted.has("*") || granted.has(origin));
        return origins.every(isGranted) && names.every((name) => permissions.has(name));
      },
      request: async ({ origins = [], permissions: names = [] }: Asked) => {
        asked.push(...origins, ...names);
        if (!user.grants) return false;
        for (const origin of origins) missing.delete(origin);
        for (const name of names) permissions.add(name);
        void onAdded.emit({ origins, permissions: names });
        return true;
      },
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        removed.push(...origins);
        return origins.map((origin) => granted.delete(origin)).some(Boolean);
      },
    },
    /** Origins that were given back. */
    removedOrigins: removed,
    runtime: {
      id: "own-extension",
      getManifest: () => ({ version: "0.1.0", host_permissions: ["https://api.ispapi.net/*"] }),
      openOptionsPage: async () => {
        user.optionsOpened += 1;
      },
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
      getUILanguage: () => language,
      getMessage: (name: string, substitutions: string | string[] = []) =>
        fillMessage(messages, name, [substitutions].flat()),
    },
  };
}

export type FakeBrowser = ReturnType<typeof browserApi>;
