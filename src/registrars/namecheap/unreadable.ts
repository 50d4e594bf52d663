import { type Failure, failure } from "../../domain/failure.ts";
import type { Command } from "./commands.ts";

/** A success without a part that it must have, or with one that cannot be what its name says. */
export const unreadable = (command: Command, name: string): Failure =>
  failure("malformed", { command, text: `${name} is missing or unreadable` });
