import { createClient } from "../../../src/registrars/clients.ts";
import {
  type Credential,
  type HttpEnvironment,
  type Login,
  notOffered,
  type RegistrarClient,
  type Session,
} from "../../../src/registrars/contract.ts";

/** A client whose every method can be called: what it does not offer answers so, as it does in the worker. */
export const fullClient = (
  login: Login,
  environment: HttpEnvironment,
): Required<RegistrarClient> => {
  const client = createClient(login, environment);
  return new Proxy(client, {
    get: (target, name, receiver) => Reflect.get(target, name, receiver) ?? notOffered,
  }) as Required<RegistrarClient>;
};

/** A session opened with a credential; throws where none comes about. */
export async function sessionOf(
  client: Pick<RegistrarClient, "signIn">,
  credential: Credential,
): Promise<Session> {
  const opened = await client.signIn(credential);
  if (!opened.ok) throw new Error(opened.failure.text);
  if (opened.value === "stateless") throw new Error("No session was opened");
  return { kind: "session", session: opened.value.session };
}
