/** Whether a text is the whole address of a page that is fetched over TLS, without a user's name or password in it. */
export function isWebLink(text: string): boolean {
  // A browser would pass over blanks around it, and line breaks in it.
  if (/[\p{Cc}\p{Z}]/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}
