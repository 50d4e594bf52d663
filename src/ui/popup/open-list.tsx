import { useEffect, useState } from "preact/hooks";
import { failure } from "../../domain/failure.ts";
import { FailureNote } from "../shared/failure-note.tsx";
import type { AccountListProps } from "./list/account-list.tsx";
import { putStyle } from "./put-style.ts";

type ListParts = typeof import("./list/list-parts.ts");

let parts: ListParts | null = null;

/** Loads the popup's third script, once; rejects where the browser cannot (a file of the extension is damaged). */
export async function loadList(): Promise<ListParts> {
  const style = putStyle("list-style");
  const script = await import("./list/list-parts.ts");
  await style;
  parts = script;
  return script;
}

/** The list of accounts, as soon as its script is there. */
export function OpenList(props: AccountListProps) {
  const [list, setList] = useState(parts);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (list === null)
      loadList().then(
        (loaded) => setList(loaded),
        (error: unknown) => setProblem(String(error)),
      );
  }, [list]);
  if (problem !== "") return <FailureNote failure={failure("storage", { text: problem })} care />;
  return list && <list.AccountList {...props} />;
}
