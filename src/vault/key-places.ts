import { type Buckets, bucketsOf } from "../storage/buckets.ts";
import { inTime } from "../storage/limited-store.ts";
import { finished, settled } from "../storage/settled-request.ts";

/** A place that holds one copy of a key object. Each call stands for itself: no connection is kept. Rejects as the browser does. */
export interface KeyPlace {
  /** undefined: certainly none is there. */
  read(): Promise<CryptoKey | undefined>;
  write(key: CryptoKey): Promise<void>;
  remove(): Promise<void>;
}

const [storeName, keyName] = ["keys", "device"];

function keyPlace(databases: () => Promise<IDBFactory>, database: string): KeyPlace {
  async function open(): Promise<IDBDatabase> {
    const request = (await databases()).open(database);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    return settled(request);
  }
  async function change(work: (keys: IDBObjectStore) => void): Promise<void> {
    const opened = await open();
    try {
      // On the disk before it counts as written: what is written once may be wanted after a power cut.
      const transaction = opened.transaction(storeName, "readwrite", { durability: "strict" });
      work(transaction.objectStore(storeName));
      await finished(transaction);
    } finally {
      opened.close();
    }
  }
  async function read(): Promise<CryptoKey | undefined> {
    const opened = await open();
    try {
      const keys = opened.transaction(storeName, "readonly").objectStore(storeName);
      const found: unknown = await settled<unknown>(keys.get(keyName));
      return found instanceof CryptoKey ? found : undefined;
    } finally {
      opened.close();
    }
  }
  return {
    read: () => inTime(read()),
    write: (key) => inTime(change((keys) => void keys.put(key, keyName))),
    remove: () => inTime(change((keys) => void keys.delete(keyName))),
  };
}

const inBucket = (name: string, buckets: Buckets): KeyPlace =>
  keyPlace(async () => (await buckets.open(name, { persisted: true })).indexedDB, "vault");

/**
 * Where the device key has copies, the quietest first. Chromium keeps all databases of an origin in one LevelDB, and
 * throws that away as a whole where it was damaged by a full disk: a storage bucket has files of its own, which
 * nothing but the key is written to. Firefox has no buckets, and a file for each database. `vault` is where version
 * 0.1.0 put the only one.
 */
export function keyPlaces(): KeyPlace[] {
  const storageBuckets = bucketsOf();
  const own = async (): Promise<IDBFactory> => indexedDB;
  return [
    ...(storageBuckets ? ["vault-key", "vault-key-copy"] : []).map((name) =>
      inBucket(name, storageBuckets as Buckets),
    ),
    keyPlace(own, "vault-copy"),
    keyPlace(own, "vault"),
  ];
}
