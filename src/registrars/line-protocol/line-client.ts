import { failed, failure, isOfRequestAlone, ok, type Result } from "../../domain/failure.ts";
import { isSafeEndpoint } from "../../domain/safe-endpoint.ts";
import { apiAddress } from "../addresses.ts";
import type { Authorization, HttpEnvironment, Login, RegistrarClient } from "../contract.ts";
import { encodeForm, type Field } from "../http/form.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { post } from "../http/transport.ts";
import { allOf, noteSecrets, nothingNoted } from "../http/without-secrets.ts";
import { cleanColumns } from "./clean-columns.ts";
import { type Columns, single } from "./columns.ts";
import { commandFields } from "./command.ts";
import type { Ask, Dialect } from "./dialect.ts";
import { parseResponse } from "./parse-response.ts";
import { failureOf } from "./response-failure.ts";
import { unreadable } from "./unreadable.ts";

/** Some users may not open sessions, or the server knows none: then each command carries the password. */
const goesWithoutSession = isOfRequestAlone;

/** What every client of the line protocol is made of. */
interface LineClient<Command extends string> extends Pick<RegistrarClient, "signIn" | "signOut"> {
  /** A method of the client from what reads the answers: the authorization first, then what is wanted. */
  asking: <Wanted extends unknown[], T>(
    read: (ask: Ask<Command>, ...wanted: Wanted) => Promise<Result<T>>,
  ) => (authorization: Authorization, ...wanted: Wanted) => Promise<Result<T>>;
}

/**
 * The line protocol for one account. It keeps no answer between calls, and of secrets only, as long as it lives, what
 * it was given: to cut out of whatever the registrar says later, under another authorization too.
 */
export function lineClient<Command extends string>(
  dialect: Dialect<Command>,
  login: Login,
  environment: HttpEnvironment,
): LineClient<Command> {
  const address = apiAddress(login);
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();

  // A closing asks for nothing, and frees one of the sessions that the registrar counts.
  const send: typeof sendNow = (authorization, command, fields) =>
    command === dialect.closeCommand
      ? sendNow(authorization, command, fields)
      : outsidePause(() => sendNow(authorization, command, fields));

  async function sendNow(
    authorization: Authorization,
    command: Command,
    fields: readonly Field[] | null,
  ): Promise<Result<Columns>> {
    if (fields === null)
      return failed(failure("rejected", { command, text: "Not a read command" }));
    // The settings refuse such an address; a password is not to leave over a record that was altered either.
    if (!isSafeEndpoint(address)) return failed(failure("unsafe-endpoint", { command }));
    const { signal, ...rest } = environment;
    const isClosing = command === dialect.closeCommand;
    const isLocked = (): boolean => signal?.aborted === true && !isClosing;
    if (isLocked()) return failed(failure("locked", { command }));
    // A closing is sent while locked too, and nothing of its answer is kept.
    const noted = await noteSecrets(secrets, authorization, isClosing ? {} : environment);
    if (!noted.ok) return failed({ ...noted.failure, command });
    const form = encodeForm([...dialect.identity(login, authorization), ...fields]);
    // Given up half way, an opened session would be known to nobody; a closing is what a lock asks for.
    const goesOn = isClosing || command === dialect.openCommand;
    const inTurn = environment.inTurn ?? ((work) => work());
    // Looked at again: the lock may have come while the request waited for its turn.
    const body = await inTurn(async () =>
      isLocked() ? failed(failure("locked")) : post(address, form, goesOn ? rest : environment),
    );
    if (body.ok)
      environment.observe?.({ command, status: 200, body: body.value, secrets: allOf(secrets) });
    const response = body.ok ? parseResponse(body.value) : body;
    if (!response.ok) return failed({ ...response.failure, command });
    const why = failureOf(response.value, command, authorization, allOf(secrets));
    if (why) return failed(why);
    if (body.ok) cleanColumns(body.value, response.value.columns, secrets.sent, secrets.kept);
    return ok(response.value.columns);
  }

  const askAs =
    (authorization: Authorization): Ask<Command> =>
    (command, parameters) =>
      send(authorization, command, commandFields(dialect.commands, command, parameters));

  async function signOut(session: string): Promise<Result<null>> {
    const answer = await askAs({ kind: "session", session })(dialect.closeCommand);
    return answer.ok ? ok(null) : answer;
  }

  return {
    async signIn(credential) {
      const command = dialect.openCommand;
      const answer = await send(credential, command, dialect.startSession());
      if (!answer.ok)
        // A one-time password is spent by the first try.
        return goesWithoutSession(answer.failure) && credential.oneTimePassword === ""
          ? ok("stateless")
          : answer;
      const field = dialect.sessionProperty;
      const session = single(answer.value, field);
      if (!session) return failed(unreadable(command, field));
      if (!environment.signal?.aborted) return ok({ session, ...dialect.sessionLimits });
      await signOut(session);
      return failed(failure("locked", { command }));
    },
    signOut,
    asking:
      (read) =>
      (authorization, ...wanted) =>
        read(askAs(authorization), ...wanted),
  };
}
