import { cleanerFor } from "../http/without-secrets.ts";
import { type Json, textsIn, withTexts } from "./json.ts";
import { ownWords } from "./words.ts";

/** A success without what its texts quote of the secrets: a server may put what it was sent into any of them. */
export function withoutQuotes(answer: Json, secrets: Iterable<string>): Json {
  const texts = textsIn(answer);
  const clean = cleanerFor(texts.join("\n"), secrets, [], ownWords);
  return clean === null ? answer : withTexts(answer, texts.map(clean));
}
