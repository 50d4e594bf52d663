import type { Registrar } from "../../domain/account.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { apiAddress, isSafeEndpoint } from "../../domain/registrar-sites.ts";
import { cnr } from "../cnr/dialect.ts";
import type { Login, Proof, RegistrarClient, Surroundings } from "../contract.ts";
import { encodeForm, type Field } from "../http/form.ts";
import { post } from "../http/transport.ts";
import { cleanColumns, secretsOf } from "../http/without-secrets.ts";
import { ispapi } from "../ispapi/dialect.ts";
import { type Columns, single } from "./columns.ts";
import { type CommandName, commandFields } from "./command.ts";
import type { Ask, Dialect } from "./dialect.ts";
import { parseResponse } from "./parse-response.ts";
import { readAccountStatus } from "./read-account-status.ts";
import { failureOf } from "./response-failure.ts";
import { unreadable } from "./unreadable.ts";

const dialects: Record<Registrar, Dialect> = { ispapi, cnr };

/** The answer to what a registrar documents no command for. */
const lacks = async () =>
  failed(failure("rejected", { text: "This registrar has no such command" }));

/**
 * The client of one account. It keeps no answer between calls, and of secrets only, as long as it lives, what it was
 * given: to cut out of whatever the registrar says later, under another proof too.
 */
export function createRegistrarClient(login: Login, surroundings: Surroundings): RegistrarClient {
  const dialect = dialects[login.registrar];
  const address = apiAddress(login);
  const secrets = new Set<string>();

  async function send(
    proof: Proof,
    command: CommandName,
    fields: readonly Field[] | null,
  ): Promise<Result<Columns>> {
    if (fields === null)
      return failed(failure("rejected", { command, text: "Not a read command" }));
    // The settings refuse such an address; a password is not to leave over a record that was altered either.
    if (!isSafeEndpoint(address)) return failed(failure("unsafe-endpoint", { command }));
    const { signal, ...rest } = surroundings;
    const isClosing = command === dialect.closeCommand;
    const isLocked = (): boolean => signal?.aborted === true && !isClosing;
    if (isLocked()) return failed(failure("locked", { command }));
    for (const secret of secretsOf(proof)) secrets.add(secret);
    const form = encodeForm([...dialect.identity(login, proof), ...fields]);
    // Given up half way, an opened session would be known to nobody; a closing is what a lock asks for.
    const goesOn = isClosing || command === "StartSession";
    const inTurn = surroundings.inTurn ?? ((work) => work());
    // Looked at again: the lock may have come while the request waited for its turn.
    const body = await inTurn(async () =>
      isLocked() ? failed(failure("locked")) : post(address, form, goesOn ? rest : surroundings),
    );
    const response = body.ok ? parseResponse(body.value) : body;
    if (!response.ok) return failed({ ...response.failure, command });
    const why = failureOf(response.value, command, proof, secrets);
    if (why) return failed(why);
    if (body.ok) cleanColumns(body.value, response.value.columns, secrets);
    return ok(response.value.columns);
  }

  const askAs =
    (proof: Proof): Ask =>
    (command, parameters) =>
      send(proof, command, commandFields(login.registrar, command, parameters));

  async function closeSession(session: string): Promise<Result<null>> {
    const answer = await askAs({ kind: "session", session })(dialect.closeCommand);
    return answer.ok ? ok(null) : answer;
  }

  return {
    async openSession(proof, limits) {
      const command = "StartSession";
      // A session cannot prove the right to another one.
      if (proof.kind === "session") return failed(failure("not-configured", { command }));
      const answer = await send(proof, command, dialect.startSession(limits));
      if (!answer.ok) return answer;
      const field = dialect.sessionProperty;
      const session = single(answer.value, field);
      if (!session) return failed(unreadable(command, field));
      if (!surroundings.signal?.aborted) return ok(session);
      await closeSession(session);
      return failed(failure("locked", { command }));
    },

    closeSession,

    async accountStatus(proof) {
      const answer = await askAs(proof)("StatusAccount");
      return answer.ok ? readAccountStatus(answer.value) : answer;
    },

    productStatistics: (proof) => dialect.statistics(askAs(proof)),

    upcomingCharges: (proof, page) => dialect.upcomingCharges(askAs(proof), page),
    deposits: (proof) => dialect.deposits?.(askAs(proof)) ?? lacks(),
    balances: (proof, query) => dialect.balances?.(askAs(proof), query) ?? lacks(),
    bookings: (proof, query) => dialect.bookings(askAs(proof), query),
    accountBook: (proof, from) => dialect.accountBook?.(askAs(proof), from) ?? lacks(),
    removals: (proof, from) => dialect.removals(askAs(proof), from),
    renewalEvents: (proof, from) => dialect.renewalEvents?.(askAs(proof), from) ?? lacks(),
    presentDomains: (proof, days) => dialect.presentDomains?.(askAs(proof), days) ?? lacks(),
    accountTerms: (proof) => dialect.accountTerms?.(askAs(proof), login) ?? lacks(),
    ownRights: (proof) => dialect.ownRights?.(askAs(proof), login) ?? lacks(),
    exchangeRates: (proof) => dialect.exchangeRates?.(askAs(proof)) ?? lacks(),
  };
}
