/** The list with one member a step up (−1) or down (1); the same order where there is no place for it. */
export function moved<T>(list: readonly T[], member: T, step: -1 | 1): T[] {
  const place = list.indexOf(member);
  const neighbour = list[place + step];
  if (place < 0 || neighbour === undefined) return [...list];
  return list.map((other) => (other === member ? neighbour : other === neighbour ? member : other));
}
