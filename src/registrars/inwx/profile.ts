import { passwordField } from "../password-field.ts";
import type { Profile } from "../profile.ts";
import { userField } from "../user-field.ts";

/** INWX. Addresses, methods and roles: the vendor's manual and official clients. */
export const inwxProfile = {
  id: "inwx",
  names: { long: "INWX", short: "INWX" },
  systems: {
    live: {
      api: "https://api.domrobot.com/jsonrpc/",
      panel: "https://www.inwx.com",
      topUp: "https://www.inwx.com",
    },
    ote: {
      api: "https://api.ote.domrobot.com/jsonrpc/",
      panel: "https://ote.inwx.com",
      topUp: "https://ote.inwx.com",
    },
  },
  // Of LIVE no document tells the page: the vendor's own, from which one signs up. That of the test system is in the
  // instructions of its customers' modules.
  signUp: { live: "https://www.inwx.com", ote: "https://ote.inwx.com/en/customer/signup" },
  signIn: {
    fields: [
      // Whether another user shares its funds is told by the customer's number.
      { ...userField, hint: "hint_user_inwx" },
      passwordField,
    ],
    // It takes one in a session only, which is a cookie: of those a browser has one for all accounts of a host.
    oneTimePassword: false,
  },
  // No rule is documented: one call at a time.
  pace: { atOnce: 1, spacing: 100 },
  failedCharge: "unknown",
  tellsReserved: true,
  counts: 3,
  assumptions: ["price-list", "dates"],
  commands: {
    sessions: [],
    balance: ["account.info", "accounting.accountBalance"],
    statistics: ["contact.list", "domain.list", "nameserver.list"],
    charges: [
      "domain.getPrices",
      "domain.getdomainprice",
      "domain.list",
      "domain.log",
      "domain.priceChanges",
    ],
    deposits: ["accounting.lockedFunds"],
    bookings: ["accounting.log"],
    history: [],
    lost: [],
    terms: ["account.info"],
    rights: [],
    subusers: [],
  },
  // Roles of a sub-account are areas, none for reading alone. Which of them opens the lists of contacts and DNS zones is
  // unverified.
  rights: { kind: "none", text: "rights_inwx" },
  allow: { command: "allow_inwx", area: null },
  advice: [],
  note: null,
} as const satisfies Profile;
