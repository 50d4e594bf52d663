import { describe, expect, it } from "vitest";
import { nextActions } from "../../src/domain/foresight/upcoming-charge.ts";
import { withoutQuotes } from "../../src/registrars/inwx/clean-answer.ts";
import { ownWords } from "../../src/registrars/inwx/words.ts";
import { cleanColumns } from "../../src/registrars/line-protocol/clean-columns.ts";

const beginsAs = (word: string): string => `${word.slice(0, 7)}!2026`;

/** What a column of the line protocol keeps of a value under a password. */
function kept(value: string, password: string): string | undefined {
  const inOrder = [value];
  cleanColumns(value, new Map([["X", { inOrder, others: null }]]), [password]);
  return inOrder[0];
}

describe("a password that begins as one of the API's own words", () => {
  it.each(nextActions)(
    "takes nothing from %s, which decides whether a charge has failed",
    (word) => {
      for (const said of [word, word.toUpperCase()]) expect(kept(said, beginsAs(said))).toBe(said);
    },
  );

  it.each([...ownWords])("takes nothing from INWX's %s", (word) => {
    const answer = { status: word, note: `status: ${word}` };
    expect(withoutQuotes(answer, [beginsAs(word)])).toEqual({
      status: word,
      note: expect.stringContaining("…"),
    });
  });

  it("is cut out where anything stands beside the word", () => {
    const password = beginsAs("expireunpaid");
    expect(kept(`expireunpaid ${password}`, password)).not.toContain("expireu");
  });
});
