/** Under which the look is kept in the pages' own storage: what is kept there is read before anything is painted. */
export const lookKey = "look";
