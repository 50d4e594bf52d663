import type { ProbedRequest } from "../../domain/probe/probe.ts";
import type { ObservedAnswer } from "../contract.ts";
import { type Forms, formLimits, formOf } from "./form-of.ts";

interface Seen extends Omit<ProbedRequest, "fields"> {
  forms: Map<string, Set<string>>;
}

/** Answers of one request that are looked into: the price of a hundredth extension has no other form. */
const looked = 20;

/** Looks at answers as they come (`HttpEnvironment.observe`), and keeps the form of each request's. */
export function observeForms(): {
  observe: (answer: ObservedAnswer) => void;
  requests: () => ProbedRequest[];
} {
  const seen = new Map<
    string,
    Omit<ProbedRequest, "fields"> & { forms: Map<string, Set<string>> }
  >();
  const add = (forms: Map<string, Set<string>>, more: Forms): void => {
    for (const [path, values] of more) {
      if (!forms.has(path) && forms.size >= formLimits.fields) continue;
      const all = [...(forms.get(path) ?? []), ...values];
      forms.set(path, new Set(all.slice(0, formLimits.forms)));
    }
  };
  return {
    observe: ({ command, status, body, secrets }) => {
      const request: Seen = seen.get(command) ?? {
        command,
        times: 0,
        statuses: [],
        writing: "other",
        forms: new Map(),
      };
      seen.set(command, request);
      request.times++;
      if (!request.statuses.includes(status)) request.statuses.push(status);
      if (request.times > looked) return;
      const { writing, forms } = formOf(body, secrets);
      if (writing !== "other") request.writing = writing;
      add(request.forms, forms);
    },
    requests: () =>
      [...seen.values()].map(({ forms, ...rest }) => ({
        ...rest,
        fields: Object.fromEntries([...forms].map(([path, values]) => [path, [...values]])),
      })),
  };
}
