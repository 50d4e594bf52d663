import fc from "fast-check";
import { expect, it } from "vitest";
import { putBack } from "../../src/domain/put-back.ts";

const account = (id: string) => ({ id });
const ids = (accounts: { id: string }[]) => accounts.map(({ id }) => id).join("");
const put = (list: string, id: string, behind: string) =>
  ids(putBack([...list].map(account), { account: account(id), behind: [...behind] }));

it.each([
  ["behind the one that stood before it", "ac", "b", "a", "abc"],
  ["first where none did", "bc", "a", "", "abc"],
  ["behind the nearest that is still there", "ad", "c", "ab", "acd"],
  ["first where none of those is there", "d", "c", "ab", "cd"],
  ["behind it wherever that was moved to", "ca", "b", "a", "cab"],
])("an account is put back %s: %s, %s behind %j: %s", (_where, list, id, behind, expected) => {
  expect(put(list, id, behind)).toBe(expected);
});

it("whatever is taken out and put back, in any order, stands as before", () => {
  const all = [..."abcdef"];
  const some = fc
    .shuffledSubarray(all)
    .chain((out) =>
      fc.tuple(fc.constant(out), fc.shuffledSubarray(out, { minLength: out.length })),
    );
  fc.assert(
    fc.property(some, ([out, back]) => {
      const behind = (id: string) => all.slice(0, all.indexOf(id));
      const left = all.filter((id) => !out.includes(id)).map(account);
      const again = back.reduce(
        (list, id) => putBack(list, { account: account(id), behind: behind(id) }),
        left,
      );
      expect(ids(again)).toBe("abcdef");
    }),
  );
});
