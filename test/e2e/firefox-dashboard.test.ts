import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type FirefoxProduct, startFirefoxProduct, untilText } from "./firefox-product.ts";

let product: FirefoxProduct;
beforeAll(async () => {
  product = await startFirefoxProduct({ permanent: true });
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

it("Firefox draws the dashboard: the figures, the chart, the rows in sight, and a file", async () => {
  const { id } = await product.add("plain");
  await product.untilIdle();
  const page = await product.browser.openPage(`dashboard.html#account=${id}`, {
    width: 1200,
    height: 900,
  });
  await untilText(page, "article h2", "plain");
  await untilText(page, ".funds .figure", "8,467.22 EUR");
  await untilText(page, ".charges tbody", "second-try.de");

  // Anything but the paper's own colour: a policy that refuses the chart's styles would leave it blank.
  const drawn = await page.evaluate<{ colours: number; width: number }>(`
    const canvas = document.querySelector(".chart canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] > 0) colours.add(data.slice(at, at + 3).join());
    return { colours: colours.size, width: canvas.getBoundingClientRect().width };`);
  expect(drawn.colours).toBeGreaterThan(5);
  expect(drawn.width).toBeGreaterThan(600);

  const said = await page.evaluate<string>(`
    const chart = document.querySelector("[role=slider]");
    const moved = new Promise((resolve) =>
      new MutationObserver(resolve).observe(chart, { attributeFilter: ["aria-valuetext"] }));
    chart.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
    await moved;
    return chart.getAttribute("aria-valuetext");`);
  expect(said).toContain("EUR");
  expect(said).not.toContain("8,467.22");

  // The browser is not let loose on the disk: what it would save is caught at the click.
  const file = await page.evaluate<{ name: string; isBlob: boolean }>(`
    const saved = new Promise((resolve) => addEventListener("click", (event) => {
      if (!event.target.download) return;
      event.preventDefault();
      resolve(event.target);
    }, true));
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () { document.body.append(this); click.call(this); this.remove(); };
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "History as CSV").click();
    const { href, download } = await saved;
    return { name: download, isBlob: href.startsWith("blob:") };`);
  expect(file).toMatchObject({ isBlob: true });
  expect(file.name).toMatch(/^plain_History_\d{4}-\d\d-\d\d\.csv$/);
});

it("Firefox deletes everything by one message, the vault's key and the lists included", async () => {
  const { data } = product;
  const { id } = await product.add("sparing");
  await product.untilIdle();
  expect(await data.dump()).toContain(id);
  await data.ask({ name: "delete-everything" });
  await product.untilIdle();
  const left = await data.dump();
  for (const kept of [id, "sparing"]) expect(left).not.toContain(kept);
  expect((await data.overview()).problem).toBeNull();
  // It begins anew as after an installation.
  const { figures } = await product.add("sparing");
  expect(figures?.available).toBeDefined();
});
