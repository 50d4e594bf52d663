/** Whether a text is the whole address of a page that is fetched over TLS, without a user's name or password in it. */
export function isWebLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}
