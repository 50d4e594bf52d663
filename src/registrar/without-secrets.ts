import { encodeValue } from "./form.ts";
import type { Proof } from "./registrar-client.ts";

/**
 * The text, or nothing where it holds one of the proof's secrets, as sent or percent-encoded, in either case: a
 * server may quote what it was sent. It goes as a whole, so that no remainder tells anything.
 */
export function withoutSecrets(text: string, proof: Proof): string {
  const secrets =
    proof.kind === "session" ? [proof.session] : [proof.password, proof.oneTimePassword];
  const said = text.toLowerCase();
  const forms = secrets.flatMap((secret) => [secret.trim(), encodeValue(secret)]);
  return forms.some((form) => form !== "" && said.includes(form.toLowerCase())) ? "" : text;
}
