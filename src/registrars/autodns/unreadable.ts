import { type Failure, failure } from "../../domain/failure.ts";

/** A success without a member that it must have, or with one that cannot be what its name says. */
export const unreadable = (command: string, name: string): Failure =>
  failure("malformed", { command, text: `${name} is missing or unreadable` });
