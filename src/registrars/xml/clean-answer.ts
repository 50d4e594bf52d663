import { cleanerFor } from "../http/without-secrets.ts";
import { textsIn, withTexts, type Xml } from "./xml.ts";

/**
 * A success without what its texts and attributes quote of the secrets: a server may put what it was sent into any of them.
 * @param ownWords the API's own words, in upper case, which stay as they are
 */
export function cleanXml(
  answer: Xml,
  { sent, kept = [] }: { sent: Iterable<string>; kept?: Iterable<string> },
  ownWords: ReadonlySet<string>,
): Xml {
  const texts = textsIn(answer);
  const clean = cleanerFor(texts.join("\n"), sent, kept, ownWords);
  return clean === null ? answer : withTexts(answer, texts.map(clean));
}
