// The popup's fourth script (`rare.tsx`): what is shown while there is no account, or while they are locked.

export { Locked, Names } from "./locked.tsx";
export { Welcome } from "./welcome.tsx";
