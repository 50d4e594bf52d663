import { failed, failure } from "../domain/failure.ts";
import { browser } from "../platform/browser.ts";
import type { MessageName, Reply, Request } from "./message-map.ts";

/**
 * Asks the worker; the client half of {@link MessageMap}. Never rejects: a worker that cannot be reached
 * answers as a `storage` failure with the browser's text, for display.
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
  try {
    const reply: unknown = await browser.runtime.sendMessage({ ...request, name });
    if (typeof reply === "object" && reply !== null && "ok" in reply) return reply as Reply<N>;
    return failed(failure("storage", { text: "no answer" }));
  } catch (error) {
    return failed(failure("storage", { text: String(error) }));
  }
}
