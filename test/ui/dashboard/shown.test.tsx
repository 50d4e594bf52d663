// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import type { Overview } from "../../../src/domain/overview.ts";
import { hashOf, useShown } from "../../../src/ui/dashboard/shown.ts";
import { fixtures } from "../../support/ui/fixtures.ts";

afterEach(() => history.replaceState(null, "", "#"));

function Shown({ overview }: { overview: Overview }) {
  const shown = useShown(overview);
  return <p>{shown?.kind === "account" ? shown.id : shown?.currency}</p>;
}

it("follows an address that was entered before the page had settled", async () => {
  const [first, second] = fixtures.several.accounts;
  if (!first || !second) throw new Error("two accounts are needed");
  // Not the library's own: that runs the effects before it returns.
  render(<Shown overview={fixtures.several} />, document.body);
  const shown = document.querySelector("p")?.textContent;
  const other = shown === first.id ? second.id : first.id;
  location.hash = hashOf(other);
  await waitFor(() => expect(screen.getByText(other)).toBeTruthy());
  expect(location.hash).toBe(hashOf(other));
});
