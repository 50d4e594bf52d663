import { describe, expect, it } from "vitest";
import { areBare, domainOf } from "../../../src/registrars/inwx/domains.ts";

const row = {
  domain: "shop.com",
  reDate: "2027-01-14T00:00:00",
  renewalMode: "AUTORENEW",
  period: "1Y",
  status: "OK",
};
const without = (name: keyof typeof row) => {
  const { [name]: _left, ...rest } = row;
  return rest;
};

describe("a row of domain.list", () => {
  it("is a charge that is at risk once its renewal has failed", () => {
    expect(domainOf(row).nextAction).toBe("pay");
    expect(domainOf({ ...row, status: "RENEWAL FAILED" }).nextAction).toBe("expireunpaid");
    expect(domainOf({ ...row, renewalMode: "AUTODELETE" }).nextAction).toBe("delete");
  });

  it("is no usual charge where it tells no status: its renewal may have failed", () => {
    expect(domainOf(without("status")).nextAction).toBeNull();
  });

  it.each(["reDate", "renewalMode", "period", "status"] as const)(
    "is bare without %s, as long as none of its page has it",
    (name) => {
      expect(areBare([row, row])).toBe(false);
      expect(areBare([without(name), without(name)])).toBe(true);
      expect(areBare([without(name), row])).toBe(false);
    },
  );
});
