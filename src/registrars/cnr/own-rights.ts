import { failed, type Result } from "../../domain/failure.ts";
import type { GrantedRight } from "../../domain/rights.ts";
import type { Login } from "../contract.ts";
import { allPages } from "../line-protocol/all-pages.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { readPage } from "../line-protocol/list-page.ts";
import { unreadable } from "../line-protocol/unreadable.ts";
import { readText } from "../read-value.ts";
import { readPublic } from "../sign-in-fields.ts";
import { cnrProfile } from "./profile.ts";

const command = "QueryACLList";

/**
 * The rights of the login itself, by location. RIGHTNAMES are words between commas (the manual's example). Where no
 * location has any, they were not told: a login without a right at all could not have asked.
 */
export async function cnrOwnRights(
  ask: Ask<typeof command>,
  login: Login,
): Promise<Result<GrantedRight[]>> {
  const { user, role } = readPublic(cnrProfile, login);
  const list = await allPages(
    command,
    async (first) => {
      const answer = await ask(command, { USERNAME: role || user, FIRST: first });
      if (!answer.ok) return answer;
      return readPage(
        answer.value,
        command,
        first,
        ["LOCATION", "RIGHTNAMES"],
        (location, names = ""): GrantedRight => ({
          location: readText(location).toUpperCase(),
          rights: names
            .toUpperCase()
            .split(",")
            .map((name) => name.trim())
            .filter((name) => name !== ""),
        }),
      );
    },
    ({ location }) => location,
  );
  const isTold = list.ok && list.value.some(({ rights }) => rights.length > 0);
  return !list.ok || isTold ? list : failed(unreadable(command, "RIGHTNAMES"));
}
