/**
 * Of the overview's shape. One of an earlier version is not migrated: what it lacks would have to be invented. The worker
 * makes it anew of the other records as soon as an update has started it.
 */
export const overviewVersion = 6;
