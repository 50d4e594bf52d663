// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Failure, failed, failure, ok, type Result } from "../../../../src/domain/failure.ts";
import type { GrantedRight } from "../../../../src/domain/rights.ts";
import { cnrProfile } from "../../../../src/registrars/cnr/profile.ts";
import { failureFactsOf } from "../../../../src/registrars/failure-facts.ts";
import type { AreasProfile } from "../../../../src/registrars/rights.ts";
import { OwnRights } from "../../../../src/ui/options/rights/own-rights.tsx";
import { FailureNote } from "../../../../src/ui/shared/failure-note.tsx";
import { accountWith } from "../../../support/domain/records.ts";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => preparePage("Settings"));
afterEach(cleanup);

const text = () => document.body.textContent ?? "";
const items = () => [...document.querySelectorAll("li")].map(({ textContent }) => textContent);

const profile = cnrProfile as AreasProfile;
const { areas, read: readRights } = profile.rights;
const all: GrantedRight[] = areas.map((location) => ({ location, rights: [...readRights] }));
const without = (name: string): GrantedRight[] => all.filter(({ location }) => location !== name);

async function ask(answer: Result<GrantedRight[]>, system: "live" | "ote" = "live") {
  const fake = useFakeBrowser({ reply: () => answer });
  const account = accountWith({ registrar: "cnr", system, name: "Shop <b>" });
  render(
    <main>
      <OwnRights account={account} profile={profile} />
    </main>,
  );
  expect(fake.sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Show what this login may do" }));
  await waitFor(() => expect(document.querySelector("[aria-live]")?.textContent).not.toBe(""));
  expect(fake.sent).toEqual([{ name: "read-rights", accountId: "one" }]);
}

describe("what a login may do", () => {
  it("is asked for by a press alone, and lacks nothing where all can be read", async () => {
    await ask(ok(all));
    expect(items()).toEqual(["Nothing is missing, as far as is documented."]);
    expect(screen.getByText("Shop <b>")).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it("names an area that is not there, and what of the extension needs it", async () => {
    await ask(ok(without("EVENT")));
    expect(items()).toEqual(["Event: STATUS, QUERY is missing, needed for Domains lost."]);
  });

  it("names the one right that an area lacks", async () => {
    await ask(ok([...without("REGISTRAR"), { location: "REGISTRAR", rights: ["STATUS"] }]));
    expect(items()).toEqual([
      "Registrar: QUERY is missing, needed for First value of “Warn below”.",
    ]);
  });

  it("names all that a login without any right lacks", async () => {
    await ask(ok([]));
    expect(items().map((item) => item?.split(":")[0])).toEqual([
      "Account",
      "Acl",
      "Domain",
      "Event",
      "Registrar",
      "Tool",
    ]);
  });

  it("warns of rights beyond reading, in areas that are needed and in others", async () => {
    const more = { location: "DOMAIN", rights: [...readRights, "DELETE"] };
    await ask(ok([...without("DOMAIN"), more, { location: "FTP", rights: ["ADD", "QUERY"] }]));
    expect(items()).toEqual([
      "Nothing is missing, as far as is documented.",
      "Domain: may do more than read (DELETE). Whoever gets hold of this login could use that.",
      "Ftp: may do more than read (ADD). Whoever gets hold of this login could use that.",
    ]);
  });

  it("says which area opens that question where the answer is refused", async () => {
    await ask(failed(failure("not-allowed", { code: 531, command: "QueryACLList" })));
    expect(text()).toContain("This user may not use QueryACLList.");
    expect(text()).toContain("the area Acl is missing");
    expect(await axeFindings()).toEqual([]);
  });

  it("can be asked again, and the newer answer stands", async () => {
    await ask(failed(failure("timeout")));
    expect(text()).toContain("did not answer in time");
    useFakeBrowser({ reply: () => ok(all) });
    fireEvent.click(screen.getByRole("button", { name: "Show what this login may do" }));
    await waitFor(() => expect(items()).toEqual(["Nothing is missing, as far as is documented."]));
    expect(text()).not.toContain("did not answer in time");
  });

  it("names the password of the test system where that refuses it", async () => {
    await ask(failed(failure("sign-in-failed", { code: 530 })), "ote");
    expect(text()).toContain("The test system has a password of its own");
  });
});

const separate = "The test system has a password of its own";
const list = "If the account has a list of allowed addresses";
const allowed = "The list of allowed addresses is in the control panel";

function said(
  why: Failure,
  registrar: "cnr" | "ispapi",
  system: "live" | "ote" = "live",
  language = "en",
): string {
  cleanup();
  useFakeBrowser({ language });
  render(<FailureNote failure={why} facts={failureFactsOf({ registrar, system })} />);
  return text();
}

describe("the sentence of a failure at CentralNic Reseller", () => {
  const refused = failure("sign-in-failed", { code: 530 });

  it("530 names the separate password on OT&E, and there alone", () => {
    expect(said(refused, "cnr", "ote")).toContain(separate);
    expect(said(refused, "cnr", "live")).not.toContain(separate);
    expect(said(refused, "ispapi", "ote")).not.toContain(separate);
  });

  it("535 says where the list of addresses is and what it takes", () => {
    const address = failure("address-refused", { code: 535 });
    expect(said(address, "cnr")).toContain(allowed);
    expect(said(address, "cnr")).toContain("five entries");
    expect(said(address, "ispapi")).not.toContain(allowed);
  });

  it.each(["unreachable", "timeout"] as const)("%s names the list as a possible cause", (kind) => {
    expect(said(failure(kind), "cnr")).toContain(list);
    expect(said(failure(kind), "ispapi")).not.toContain(list);
  });

  it.each(["offline", "server", "http", "malformed"] as const)("%s does not", (kind) => {
    expect(said(failure(kind), "cnr")).not.toContain(list);
  });

  it.each([
    ["StatusAccount", "Account"],
    ["QueryAccountingList", "Account"],
    ["QueryUpcomingAccountingList", "Account"],
    ["QueryRegistrarStatisticList", "Tool"],
    ["QueryDomainHistoryList", "Domain"],
    ["QueryDomainList", "Domain"],
    ["QueryEventList", "Event"],
    ["StatusRegistrar", "Registrar"],
    ["QueryACLList", "Acl"],
  ])("531 of %s names the area %s", (command, area) => {
    const why = failure("not-allowed", { code: 531, command });
    expect(said(why, "cnr")).toContain(`may not use ${command}.`);
    expect(said(why, "cnr")).toContain(`Most likely the area ${area} is missing:`);
    expect(said(why, "cnr", "live", "de")).toContain(`Vermutlich fehlt der Bereich ${area}:`);
    expect(said(why, "ispapi")).toContain(`${command}[]:ALLOW`);
  });

  it("531 of a command that belongs to no area names none", () => {
    const why = failure("not-allowed", { code: 531, command: "StopSession" });
    expect(said(why, "cnr")).not.toContain("Most likely");
    expect(said(why, "cnr")).toContain("read access");
  });
});
