/** Letters that Unicode does not take apart into a plain one and its mark. */
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};

/** Whether each word of a search stands in one of some texts, as {@link foldedText} compares them. Of no word all do. */
export function isSaid(typed: string, texts: readonly string[]): boolean {
  const said = texts.map(foldedText);
  return foldedText(typed)
    .split(" ")
    .every((word) => said.some((each) => each.includes(word)));
}

/**
 * A text as it is searched and compared: neither case, accents nor the number of spaces count, whatever language the
 * browser speaks. Marks of scripts whose vowels they are stay.
 */
export const foldedText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => plain[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
