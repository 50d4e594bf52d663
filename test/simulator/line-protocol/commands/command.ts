import type { Account } from "../../shared/scenario-schema.ts";
import type { Reply } from "../../shared/types.ts";
import type { World } from "../../shared/world.ts";
import type { Parameters } from "../parameters.ts";

/** What a command may look at. `account` is the one whose data is asked for. */
export interface Context {
  world: World;
  account: Account;
  parameters: ReadonlyMap<string, string>;
  /** ms since 1970 */
  now: number;
  /** As typed at sign-in, with its role, and the signed-in account, which owns a new session. */
  login: string;
  owner: Account;
  sessionId: string | undefined;
}

export interface Command {
  parameters: Parameters;
  run(context: Context): Reply;
}

export type Commands = Record<string, Command>;
