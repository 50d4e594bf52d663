/**
 * Whether an address may carry a password: HTTPS, or plain HTTP to 127.0.0.1. Not to `localhost`: the browser may take
 * that for [::1], where another user of this machine can listen while the one that was meant listens on 127.0.0.1 alone.
 */
export const isSafeEndpoint = (address: string): boolean => isAddress(address, ["127.0.0.1"]);

/** Whether an address can be kept: also those that version 0.1.0 took, to which nothing is sent any more. */
export const isKnownEndpoint = (address: string): boolean =>
  isAddress(address, ["127.0.0.1", "localhost"]);

function isAddress(address: string, plainHosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return false;
  // A URL's host may hold a star; as a host permission it would ask for every site (originPattern).
  if (url.hostname.includes("*")) return false;
  return (
    url.protocol === "https:" || (url.protocol === "http:" && plainHosts.includes(url.hostname))
  );
}

/** The host permission's match pattern for an API address (a pattern has no port: it covers them all). */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
