import { Refusal } from "../shared/refusal.ts";
import type { World } from "../shared/world.ts";
import type { Answer } from "./answer.ts";
import { checkParams, type Method } from "./method.ts";
import { accountMethods } from "./methods/account.ts";
import { accountingMethods } from "./methods/accounting.ts";
import { domainMethods } from "./methods/domain.ts";
import { listMethods } from "./methods/lists.ts";
import { priceMethods } from "./methods/prices.ts";
import { InwxRefusal } from "./refusal.ts";
import { authenticate, type Caller } from "./sign-in.ts";

const methods: Record<string, Method> = {
  ...accountMethods,
  ...accountingMethods,
  ...domainMethods,
  ...priceMethods,
  ...listMethods,
};

const reading = /\.(?:info|list|check|log|get\w*|stats)$/i;

/**
 * Does what one call asks for, at `now` (ms since 1970). Throws Refusal.
 * @param note is told of what the real one lets pass and no correct client does
 */
export function execute(
  name: string,
  caller: Caller,
  world: World,
  now: number,
  note: (reason: string) => void,
): Answer {
  // Method names do not depend on case at the real one.
  const found = Object.entries(methods).find(
    ([known]) => known.toLowerCase() === name.toLowerCase(),
  );
  if (!found) {
    const isRead = reading.test(name);
    throw new InwxRefusal(2000, {}, isRead ? "command" : "write", `no such method here: ${name}`);
  }
  const [known, method] = found;
  if (known === "account.login") checkParams(caller.params, method.params);
  const { account, sessionId } = authenticate(caller, known, world, now);
  for (const unknown of checkParams(caller.params, method.params)) note(`parameter ${unknown}`);
  const { roles } = account.inwx;
  const mayDo = method.role === undefined || roles === undefined || roles.includes(method.role);
  if (!mayDo) throw new InwxRefusal(2201);
  try {
    return method.run({ world, account, params: caller.params, now, sessionId });
  } catch (error) {
    // Of the store that all registrars share here: its codes are not of this one.
    if (error instanceof Refusal && error.code === 521) throw new InwxRefusal(2502);
    throw error;
  }
}
