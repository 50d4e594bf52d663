import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { HeldWrite } from "./held-record.ts";
import { withAsides } from "./set-aside.ts";
import { writeItems } from "./stored-record.ts";

/** Writes held records all at once, with what of them is to be set aside: all of it is kept, or none. */
export async function writeTogether(parts: readonly HeldWrite[]): Promise<Result<null>> {
  const unsound = parts.find(({ isSound }) => !isSound);
  if (unsound) return failed(failure("storage", { text: `${unsound.record}: not written: shape` }));
  try {
    await withAsides(parts, (aside) =>
      writeItems(Object.assign({}, ...parts.map(({ items }) => items), aside)),
    );
    return ok(null);
  } catch (error) {
    return failed(failure("storage", { text: String(error) }));
  }
}
