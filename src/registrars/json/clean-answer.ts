import { cleanerFor } from "../http/without-secrets.ts";
import { type Json, textsIn, withTexts } from "./json.ts";

/**
 * A success without what its texts quote of the secrets: a server may put what it was sent into any of them.
 * @param ownWords the API's own words, in upper case, which stay as they are
 */
export function withoutQuotes(
  answer: Json,
  { sent, kept = [] }: { sent: Iterable<string>; kept?: Iterable<string> },
  ownWords: ReadonlySet<string>,
): Json {
  const texts = textsIn(answer);
  const clean = cleanerFor(texts.join("\n"), sent, kept, ownWords);
  return clean === null ? answer : withTexts(answer, texts.map(clean));
}
