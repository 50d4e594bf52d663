import { type Failure, failure } from "../domain/failure.ts";

/** What the browser's storage met, by the error's name alone: its text could quote what it worked on. */
export const storageFailure = (error: unknown): Failure =>
  failure("storage", { text: error instanceof Error ? error.name : "" });
