/** Bank days that a warning must come before a failure to be in time, and the calendar they are counted by. */
export const lead = 3;
export const calendar = "target";
