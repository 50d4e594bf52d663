import { type Failure, failure } from "../../domain/failure.ts";

/** A complete answer without a field it must have, or with one that cannot be what its name says. */
export const unreadable = (command: string, field: string): Failure =>
  failure("malformed", { command, text: `${field} is missing or unreadable` });
