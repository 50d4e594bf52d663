import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { type KeyPlace, keyPlaces } from "./key-places.ts";

const algorithm = { name: "AES-GCM", length: 256 } as const;

/** What was found of the device key. Copies that were made from different keys are all here: each may open something. */
export interface DeviceKeys {
  keys: CryptoKey[];
  /** False: a place could not be read, so that what is not among `keys` may still be there. */
  isAll: boolean;
}

const none: DeviceKeys = { keys: [], isAll: true };

// Spares the databases: a key object found once serves as long as the worker lives.
let found: DeviceKeys | null = null;
let last: Promise<unknown> = Promise.resolve();

const afterwards = (): void => undefined;

/** One at a time: a key that is being made or put away is not looked for meanwhile. */
function inLine<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.then(afterwards, afterwards);
  return result;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

/** Looks everywhere, and copies what is found to where none is. A copy that cannot be made now is made by a later worker. */
async function look(): Promise<DeviceKeys & { why: string }> {
  const places = keyPlaces();
  const seen = await Promise.allSettled(places.map((place) => place.read()));
  const keys = seen.flatMap((one) =>
    one.status === "fulfilled" && one.value !== undefined ? [one.value] : [],
  );
  const broken = seen.find((one) => one.status === "rejected");
  const [key] = keys;
  if (key) await copyTo(placesWithout(places, seen), key);
  return { keys, isAll: broken === undefined, why: broken ? nameOf(broken.reason) : "" };
}

const placesWithout = (
  places: readonly KeyPlace[],
  seen: readonly PromiseSettledResult<CryptoKey | undefined>[],
): KeyPlace[] =>
  places.filter((_place, index) => {
    const one = seen[index];
    return one?.status === "fulfilled" && one.value === undefined;
  });

/** How many places took it, and why another one did not. */
async function copyTo(places: readonly KeyPlace[], key: CryptoKey) {
  const written = await Promise.allSettled(places.map((place) => place.write(key)));
  const failures = written.filter((one) => one.status === "rejected");
  return { count: written.length - failures.length, why: nameOf(failures[0]?.reason) };
}

async function make(): Promise<Result<CryptoKey>> {
  const key = await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]);
  const { count, why } = await copyTo(keyPlaces(), key);
  if (count === 0) return failed(failure("storage", { text: why }));
  found = { keys: [key], isAll: count === keyPlaces().length };
  return ok(key);
}

/**
 * The key of this browser profile, as an object that no script can read the bytes of.
 * @returns none where there certainly is none; a `storage` failure where none was found but a place could not be read
 */
export const readDeviceKeys = (): Promise<Result<DeviceKeys>> =>
  inLine(async () => {
    if (found?.isAll) return ok(found);
    const { why, ...seen } = await look();
    if (seen.keys.length === 0)
      return seen.isAll ? ok(none) : failed(failure("storage", { text: why }));
    found = seen;
    return ok(seen);
  });

/** The key to seal with; made where none is found, as a new one harms none that a place may still give out later. */
export const deviceKeyToSeal = (): Promise<Result<CryptoKey>> =>
  inLine(async () => {
    const [kept] = (found ?? (await look())).keys;
    return kept ? ok(kept) : make();
  });

/** A new device key in the place of whatever was there; a `storage` failure where no place takes it. */
export const renewDeviceKey = (): Promise<Result<CryptoKey>> => inLine(make);

/** Puts every copy away; a `storage` failure where one may be left. */
export const dropDeviceKey = (): Promise<Result<null>> =>
  inLine(async () => {
    found = null;
    const removed = await Promise.allSettled(keyPlaces().map((place) => place.remove()));
    const left = removed.find((one) => one.status === "rejected");
    return left ? failed(failure("storage", { text: nameOf(left.reason) })) : ok(null);
  });
