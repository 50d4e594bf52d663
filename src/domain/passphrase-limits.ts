/**
 * Characters (code points) that a passphrase has at the least, UTF-16 code units that it has at the most. The time that
 * guessing takes grows with every further character.
 */
export const passphraseLimits = { min: 8, max: 10_000 } as const;
