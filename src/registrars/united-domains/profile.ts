import { ispapiProfile } from "../ispapi/profile.ts";
import type { Profile, SignInField, SystemPlace } from "../profile.ts";

// No document tells the address of the control panel: the vendor's own page, from which its customers sign in.
const page = "https://www.ud-reselling.com/";
const place = (api: string): SystemPlace => ({ api, panel: page, topUp: page });

const isRole = ({ id }: SignInField): boolean => id === "role";

/**
 * united-domains Reselling: the ISPAPI family at another host. That host, its answers, `s_login` and `s_pw` are in
 * public modules of its customers; that of the test system is in one alone, of 2026 (older ones ask the LIVE host with
 * `s_entity=1234`, which is sent here as well). Unverified is all else: that it takes its command as `s_command`,
 * sessions, one-time passwords, which of the commands it has, and what a charge that fails means. Nobody has tried it:
 * form and dashboard say so. Whether it has role users is not known either: a login that is written with one is typed
 * as a whole.
 */
export const unitedDomainsProfile: Profile = {
  ...ispapiProfile,
  id: "united-domains",
  names: { long: "united-domains Reselling", short: "united-domains" },
  systems: {
    live: place("https://api.domainreselling.de/api/call.cgi"),
    ote: place("https://api-ote.domainreselling.de/api/call.cgi"),
  },
  signUp: { live: page, ote: null },
  closing: false,
  signIn: {
    ...ispapiProfile.signIn,
    fields: ispapiProfile.signIn.fields
      .filter((field) => !isRole(field))
      .map((field) => ({ ...field, forbidden: null })),
  },
  assumptions: ["untried", ...ispapiProfile.assumptions],
  rights: { kind: "none", text: "rights_united_domains" },
  allow: { command: "allow_united_domains", area: null },
  note: "united_domains_untried",
};
