// Below the first read on purpose: it runs while these are evaluated.
import { render } from "preact";
import { send } from "../../messages/send.ts";
import { language, translate } from "../../platform/translate.ts";
import { firstRead } from "./first-read.ts";
import { Popup } from "./popup.tsx";

document.documentElement.lang = language();
document.title = translate("extension_name");

void firstRead.then((first) => {
  render(<Popup first={first} />, document.body);
  void send("check-due", {});
});
