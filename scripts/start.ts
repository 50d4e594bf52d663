// The product as a user meets it, from a fresh checkout: the embedded registrar, a browser with the
// extension and ten demo accounts, and the popup open. Without a display, or with --once, it
// runs headless: the popup as text, the badge with its tooltip, and pictures in out/.
import { startSimulator } from "../test/simulator/server.ts";
import { ensureBrowser, findBrowser } from "./browsers.ts";
import { buildAll } from "./build-extension.ts";
import { addDemoAccounts } from "./demo-accounts.ts";
import { startDemoBrowser } from "./demo-browser.ts";
import {
  checkPictures,
  outFolder,
  pictureBadge,
  pictureDashboard,
  picturePopups,
  pictureSettings,
} from "./demo-pictures.ts";

const once = process.argv.includes("--once");
const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = once || !hasDisplay;

await buildAll({ watch: false });

const kind = findBrowser("chromium") || !findBrowser("firefox") ? "chromium" : "firefox";
ensureBrowser(kind);

const registrar = await startSimulator({ scenario: "demo" });
const browser = await startDemoBrowser(
  kind,
  { httpsPort: registrar.httpsPort, certificate: registrar.certificate.cert },
  { headless },
);
console.log(
  `${browser.title} with the extension; the embedded registrar answers for the API hosts.`,
);

const settings = await browser.openPage("options.html", { dark: false, width: 900, height: 900 });
await addDemoAccounts(
  settings,
  registrar.accounts.filter(({ parent }) => parent === undefined),
);

if (headless) {
  const began = Date.now();
  const texts = await picturePopups(browser);
  for (const text of texts) console.log(`\n--- popup ---\n${text}`);
  await pictureSettings(browser);
  await pictureDashboard(browser);
  const { text, title } = await pictureBadge(browser);
  console.log(`\n--- badge: ${text || "none"} ---\n${title}\n`);
  const count = await checkPictures(outFolder, began);
  console.log(`${count} pictures of popup, settings, dashboard and badge are in out/.`);
} else {
  await browser.showPopup();
  console.log("The popup is open. Close the window, or press Ctrl-C, to end.");
}

if (!once) {
  const interrupted = new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));
  if (headless) console.log("Ctrl-C ends the browser and the registrar (--once ends by itself).");
  await Promise.race([interrupted, browser.ended()]);
}
await browser.close();
await registrar.close();
