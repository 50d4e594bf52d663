import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { failure } from "../../domain/failure.ts";
import { FailureNote } from "../shared/failure-note.tsx";
import { putStyle } from "./put-style.ts";

/** A further script of the popup with its style sheet, loaded where it is needed. */
export interface Further<P> {
  /** Loads both, once; rejects where the browser cannot (a file of the extension is damaged). */
  load(): Promise<P>;
  /** What has been loaded; null: nothing yet. */
  readonly parts: P | null;
}

/**
 * @param styleId which of the page's links names the style sheet
 * @param importScript imports the script
 */
export function further<P>(styleId: string, importScript: () => Promise<P>): Further<P> {
  let parts: P | null = null;
  return {
    async load() {
      const style = putStyle(styleId);
      const script = await importScript();
      await style;
      parts = script;
      return script;
    },
    get parts() {
      return parts;
    },
  };
}

interface WithProps<P> {
  of: Further<P>;
  children: (parts: P) => ComponentChildren;
}

/** Draws with a further script as soon as it is there. */
export function With<P>({ of, children }: WithProps<P>) {
  const [parts, setParts] = useState(of.parts);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (parts === null)
      of.load().then(
        (loaded) => setParts(loaded),
        (error: unknown) => setProblem(String(error)),
      );
  }, [of, parts]);
  if (problem !== "") return <FailureNote failure={failure("storage", { text: problem })} care />;
  return parts && <>{children(parts)}</>;
}
