import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { md5Of, signatureOf } from "../../../src/registrars/opensrs/signature.ts";

it("hashes as the guide's own example does, and its hash once more", () => {
  const once = md5Of("ConnecttoOpenSRSviaSSL");
  expect(once).toBe("e787cc1d1951dfec4827cede7b1a0933");
  expect(md5Of(once)).toBe("8ef274b90e642f5f20e40849140ab020");
});

const md5 = (...parts: (Buffer | string)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash("md5")).digest("hex");

it("signs the bytes of the body and of the key, whatever signs they have", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (body, key) => {
      expect(signatureOf(body, key)).toBe(md5(md5(Buffer.from(body), key), key));
    }),
  );
});
