import { Refusal } from "../../shared/refusal.ts";
import { done } from "../../shared/types.ts";
import { whole } from "../parameters.ts";
import type { Commands, Context } from "./command.ts";

const refuseNested = ({ sessionId }: Context): void => {
  if (sessionId === undefined) return;
  throw new Refusal(505, "Invalid command; session is open already", "session");
};

const refuseWithout = ({ sessionId, world }: Context): void => {
  if (sessionId === undefined) throw new Refusal(505, "Missing session", "session");
  world.sessions.close(sessionId);
};

/** ISPAPI's StartSession and EndSession. */
export const ispapiSessionCommands: Commands = {
  StartSession: {
    parameters: { TIMEOUT: whole(60, 3600), MAXTTL: whole(60, 86_400) },
    run: (context) => {
      refuseNested(context);
      const { world, owner, login, parameters, now } = context;
      const session = world.sessions.open(
        {
          registrar: "ispapi",
          system: owner.system,
          accountKey: owner.key,
          login,
          timeoutMs: Number(parameters.get("TIMEOUT") ?? 600) * 1000,
          maxTtlMs: Number(parameters.get("MAXTTL") ?? 86_400) * 1000,
        },
        now,
      );
      return done({ SESSION: [session.id] });
    },
  },
  EndSession: {
    parameters: {},
    run: (context) => {
      refuseWithout(context);
      return done();
    },
  },
};

/** CNR's StartSession (which also an empty command with persistent=1 means) and StopSession. */
export const cnrSessionCommands: Commands = {
  StartSession: {
    parameters: {},
    run: (context) => {
      refuseNested(context);
      const { world, owner, login, now } = context;
      const session = world.sessions.open(
        {
          registrar: "cnr",
          system: owner.system,
          accountKey: owner.key,
          login,
          timeoutMs: world.scenario.limits.cnrSessionSeconds * 1000,
          maxTtlMs: 86_400_000,
        },
        now,
      );
      return done({ SESSIONID: [session.id] });
    },
  },
  StopSession: {
    parameters: {},
    run: (context) => {
      refuseWithout(context);
      return done();
    },
  },
};
