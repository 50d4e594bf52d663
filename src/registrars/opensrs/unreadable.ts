import { type Failure, failure } from "../../domain/failure.ts";
import type { Action } from "./requests.ts";

/** A success without an item that it must have, or with one that cannot be what its key says. */
export const unreadable = (action: Action, name: string): Failure =>
  failure("malformed", { command: action, text: `${name} is missing or unreadable` });
