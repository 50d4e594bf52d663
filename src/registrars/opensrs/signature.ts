import { md5 } from "@noble/hashes/legacy";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** MD5 of a text's bytes in UTF-8, in lower-case hexadecimal digits. */
export const md5Of = (text: string): string => bytesToHex(md5(utf8ToBytes(text)));

/**
 * What proves that a request is from who knows the key, which itself is never sent.
 * @param body the very text that is sent: `fetch` sends a text as UTF-8 without a byte order mark
 */
export const signatureOf = (body: string, key: string): string => md5Of(md5Of(body + key) + key);
