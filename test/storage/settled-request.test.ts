import { IDBFactory } from "fake-indexeddb";
import { expect, it } from "vitest";
import { finished, settled } from "../../src/storage/settled-request.ts";

async function opened(): Promise<IDBDatabase> {
  const request = new IDBFactory().open("numbers");
  request.onupgradeneeded = () => request.result.createObjectStore("values");
  return settled(request);
}

it("a transaction that is complete has written", async () => {
  const database = await opened();
  const transaction = database.transaction("values", "readwrite");
  transaction.objectStore("values").put(1, "one");
  await finished(transaction);
  const values = database.transaction("values", "readonly").objectStore("values");
  expect(await settled(values.get("one"))).toBe(1);
});

it("one that is aborted rejects with why, and so does a request", async () => {
  const transaction = (await opened()).transaction("values", "readwrite");
  const values = transaction.objectStore("values");
  values.add(1, "one");
  const twice = settled(values.add(2, "one"));
  const all = finished(transaction);
  await expect(twice).rejects.toMatchObject({ name: "ConstraintError" });
  await expect(all).rejects.toMatchObject({ name: "ConstraintError" });
});
