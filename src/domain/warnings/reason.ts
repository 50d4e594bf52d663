import { failureKinds } from "../failure.ts";
import { oneOf } from "../shape.ts";

/** The fact of why checks fail. */
export const isReason = oneOf(failureKinds);
