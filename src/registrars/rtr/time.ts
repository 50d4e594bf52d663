/** As lists are asked for, cut to whole seconds. */
export const timeText = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
