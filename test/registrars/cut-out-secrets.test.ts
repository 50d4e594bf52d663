import { describe, expect, it } from "vitest";
import { nextActions } from "../../src/domain/foresight/upcoming-charge.ts";
import { ownWords } from "../../src/registrars/inwx/words.ts";
import { withoutQuotes } from "../../src/registrars/json/clean-answer.ts";
import { cleanColumns } from "../../src/registrars/line-protocol/clean-columns.ts";

const beginsAs = (word: string): string => `${word.slice(0, 7)}!2026`;

/** What a column of the line protocol keeps of a value under a password that was sent, or under one that was not. */
function kept(value: string, password: string, isSent = true): string | undefined {
  const inOrder = [value];
  const [sent, unsent] = isSent ? [[password], []] : [[], [password]];
  cleanColumns(value, new Map([["X", { inOrder, others: null }]]), sent, unsent);
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
    expect(withoutQuotes(answer, { sent: [beginsAs(word)] }, ownWords)).toEqual({
      status: word,
      note: expect.stringContaining("…"),
    });
  });

  it("is cut out where anything stands beside the word", () => {
    const password = beginsAs("expireunpaid");
    expect(kept(`expireunpaid ${password}`, password)).not.toContain("expireu");
  });
});

describe("a password that no request was sent with", () => {
  const password = "Muster2026!";

  it("leaves the names alone that begin as it does", () => {
    expect(kept("mustermann.de", password, false)).toBe("mustermann.de");
    expect(kept("mustermann", password)).toBe("…mann");
  });

  it.each([password, password.toUpperCase(), encodeURIComponent(`a ${password}`), btoa(password)])(
    "is cut out where it stands whole: %s",
    (text) => expect(kept(text, password, false)).toMatch(/…/),
  );
});
