import { type Failure, failure } from "../../domain/failure.ts";
import { commandOf, type Path } from "./requests.ts";

/** A success without a member that it must have, or with one that cannot be what its name says. */
export const unreadable = (path: Path, name: string): Failure =>
  failure("malformed", { command: commandOf(path), text: `${name} is missing or unreadable` });
