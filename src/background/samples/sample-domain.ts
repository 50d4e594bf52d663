const words = [
  ...["papaya", "fjord", "lumen", "quartz", "saffron", "harbour", "violet", "walnut", "ember"],
  ...["tundra", "orchid", "cobalt", "meadow"],
];

/** A domain that nobody can have (RFC 2606), the same one for the same account and place. */
export function sampleDomain(key: string, place: number): string {
  const begin = key.length + key.charCodeAt(0) + place;
  const turn = Math.floor(place / words.length);
  return `${words[begin % words.length]}${turn > 0 ? `-${turn + 1}` : ""}.example`;
}
