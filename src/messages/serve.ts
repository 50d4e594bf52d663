import type { Runtime } from "webextension-polyfill";
import { failed, failure } from "../domain/failure.ts";
import { isSampleId } from "../domain/sample-id.ts";
import { browser } from "../platform/browser.ts";
import type { Message, MessageName, Reply, Request } from "./message-map.ts";
import { isMessage } from "./message-schema.ts";

/** One handler for each message: a missing one is a type error. */
export type Handlers = { [N in MessageName]: (request: Request<N>) => Promise<Reply<N>> };

/** Whether a message comes from a page of this very extension: its id and its address are both looked at. */
export const isOwnPage = (sender: Runtime.MessageSender): boolean =>
  sender.id === browser.runtime.id && (sender.url ?? "").startsWith(browser.runtime.getURL(""));

/** What can be asked of a sample account: its figures. Nothing of it can be changed, and no registrar be asked. */
const askedOfSamples: ReadonlySet<MessageName> = new Set(["read-sample", "read-bookings"]);

const isOfSample = (message: Message): boolean =>
  "accountId" in message &&
  message.accountId !== null &&
  isSampleId(message.accountId) &&
  !askedOfSamples.has(message.name);

/**
 * The server half of {@link MessageMap}. Every message is answered: a foreign or misshapen one with a
 * `rejected` failure, and one whose handler broke with a `storage` failure naming the error's class only.
 * @param counted is given every answer that is begun, and hands it back
 */
export function serveMessages(
  handlers: Handlers,
  counted: <T>(work: Promise<T>) => Promise<T>,
): void {
  async function answer(message: unknown, sender: Runtime.MessageSender): Promise<unknown> {
    if (!isOwnPage(sender)) return failed(failure("rejected", { text: "foreign sender" }));
    if (!isMessage(message)) return failed(failure("rejected", { text: "not understood" }));
    try {
      if (isOfSample(message)) return failed(failure("sample-data"));
      const handle = handlers[message.name] as (request: unknown) => Promise<unknown>;
      return await handle(message);
    } catch (error) {
      return failed(failure("storage", { text: error instanceof Error ? error.name : "" }));
    }
  }
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    counted(answer(message, sender)),
  );
}
