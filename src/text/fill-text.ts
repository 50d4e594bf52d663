/** A file of `_locales`, as far as texts are made of it. */
export type Texts = Readonly<
  Record<string, { message: string; placeholders?: Record<string, { content: string }> }>
>;

const positional = (text: string, values: readonly string[]): string =>
  text.replace(/\$(?:(\d)|\$)/g, (_, place?: string) =>
    place === undefined ? "$" : (values[Number(place) - 1] ?? ""),
  );

/**
 * A text of a file of `_locales` as the browser's own `i18n.getMessage` makes it: `$name$` stands for the content of a
 * placeholder, `$1` in that for what is filled in, `$$` for a dollar. What is filled in is never looked at again. Empty
 * for a name that the file has not.
 */
export function fillText(texts: Texts, name: string, values: readonly string[]): string {
  const entry = Object.hasOwn(texts, name) ? texts[name] : undefined;
  if (!entry) return "";
  return entry.message.replace(
    /\$([A-Za-z0-9_@]+)\$|\$(\d)|\$\$/g,
    (whole, placeholder?: string) =>
      placeholder === undefined
        ? positional(whole, values)
        : positional(entry.placeholders?.[placeholder.toLowerCase()]?.content ?? "", values),
  );
}
