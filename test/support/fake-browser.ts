import { browserApi } from "./browser-api.ts";
import { messagesOf } from "./ui/messages-of.ts";

export { type FakeBrowser, type FakeNotification, fakeEvent } from "./browser-api.ts";

/** The one fake browser, with the texts of a language. Pages get it with a worker that answers: `ui/page-browser.ts`. */
export const createFakeBrowser = (locale = "en") => browserApi(locale, messagesOf(locale));
