import { type Failure, failure } from "../../domain/failure.ts";
import type { CommandName } from "./command.ts";

/** A complete answer without a field it must have, or with one that cannot be what its name says. */
export const unreadable = (command: CommandName, field: string): Failure =>
  failure("malformed", { command, text: `${field} is missing or unreadable` });
