/**
 * Where a key leads in a list of names, as in the ARIA listbox pattern: arrows, Home, End, or a letter to
 * the next name that begins with it. null: the key is not the list's.
 */
export function placeOfKey(key: string, place: number, names: readonly string[]): number | null {
  const last = names.length - 1;
  if (key === "ArrowDown") return Math.min(place + 1, last);
  if (key === "ArrowUp") return Math.max(place - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return last;
  if ([...key].length !== 1) return null;
  // Not by the language of the browser: in a Turkish one no capital I is a small i.
  const letter = key.toLowerCase();
  for (let step = 1; step <= names.length; step += 1) {
    const candidate = (place + step) % names.length;
    if (names[candidate]?.toLowerCase().startsWith(letter)) return candidate;
  }
  return null;
}
