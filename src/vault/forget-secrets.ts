import { failed, ok, type Result } from "../domain/failure.ts";
import { withoutKey } from "../domain/without-key.ts";
import { dropAside } from "../storage/set-aside.ts";
import { storageFailure } from "../storage/storage-failure.ts";
import { secretsRecord } from "./secrets-record.ts";

/** Removes everything secret about an account. */
export async function forgetSecrets(accountId: string): Promise<Result<null>> {
  const written = await secretsRecord.update((all) => withoutKey(all, accountId));
  if (!written.ok) return written;
  try {
    await dropAside(secretsRecord.key, accountId);
    return ok(null);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
