import { overviewRecord } from "../storage/overview-record.ts";

/**
 * Takes the figures off the disk before a change from which on they are to be hidden while the vault is locked: a browser
 * that is closed between the change and its being shown would paint them at its next start. While the vault is open they
 * are in its memory, and shown. What cannot be written now is written, or said, by the publication that follows.
 */
export async function concealAhead(): Promise<void> {
  const last = await overviewRecord.read();
  if (!last.ok) return;
  const { preferences, vault } = last.value;
  await overviewRecord.replace({
    ...last.value,
    preferences: { ...preferences, hideWhenLocked: true },
    vault: { ...vault, mode: "passphrase", locked: false, hidden: false },
  });
}
