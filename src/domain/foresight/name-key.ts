/** Domain names compare without case. */
export const nameKey = (name: string): string => name.toLowerCase();
