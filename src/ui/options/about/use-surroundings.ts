import { useEffect, useState } from "preact/hooks";
import { browser } from "../../../platform/browser.ts";
import { regionTag, textLanguage } from "../../../text/locale.ts";
import type { Surroundings } from "./diagnostics.ts";

/** What the browser tells at once. */
const atOnce = (): Surroundings => ({
  version: browser.runtime.getManifest().version,
  userAgent: navigator.userAgent,
  language: textLanguage(),
  region: regionTag(),
  alarms: [],
  permissions: [],
  hosts: null,
  bytes: null,
});

/** Of what is asked for, null where the browser does not tell. */
const told = <T>(answer: Promise<T> | undefined): Promise<T | null> =>
  answer?.catch(() => null) ?? Promise.resolve(null);

/** What the browser says of itself and of the extension; what it has to be asked for comes a moment later. */
export function useSurroundings(): Surroundings {
  const [asked, setAsked] = useState<Partial<Surroundings>>({});
  useEffect(() => {
    void Promise.all([
      told(browser.alarms?.getAll()),
      told(browser.permissions.getAll()),
      told(navigator.storage?.estimate()),
    ]).then(([alarms, granted, estimate]) =>
      setAsked({
        alarms: (alarms ?? []).map(({ name, scheduledTime }) => ({ name, at: scheduledTime })),
        // Not which hosts: one that the user gave may tell who he is.
        permissions: granted?.permissions ?? [],
        hosts: granted?.origins?.length ?? null,
        bytes: estimate?.usage ?? null,
      }),
    );
  }, []);
  return { ...atOnce(), ...asked };
}
