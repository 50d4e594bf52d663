import type { Result } from "../../domain/failure.ts";
import type { Authorization, Login, OpenedSession } from "../contract.ts";
import type { Field } from "../http/form.ts";
import type { Columns } from "./columns.ts";
import type { Parameters } from "./command.ts";

/** Sends one command under the login and authorization at hand; answers with a success's properties, or why not. */
export type Ask<Command extends string> = (
  command: Command,
  parameters?: Parameters,
) => Promise<Result<Columns>>;

/** How a registrar writes the line protocol: who asks, and what opens and closes a session. */
export interface Dialect<Command extends string> {
  /** The closed list of what may be sent. */
  commands: readonly Command[];
  /** The form fields that say which system, who, and what proves it. */
  identity(login: Login, authorization: Authorization): Field[];
  /** The form fields that, beside the identity, open a session; null: not allowed by this client. */
  startSession: () => Field[] | null;
  openCommand: Command;
  closeCommand: Command;
  /** The property with the session's id. */
  sessionProperty: string;
  /** How long a session lives, seconds: as asked for, or as the server's own limits are taken to be. */
  sessionLimits: Omit<OpenedSession, "session">;
}
