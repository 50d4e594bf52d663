import { useEffect } from "preact/hooks";

/** The forms of a page that hold something typed which is not kept yet, by their names. */
export type UnsavedForms = Set<FormName>;
type FormName = "login" | "settings" | "times" | "passphrase";

/**
 * Lets the browser ask before the page is left while something typed is not kept yet, and notes it for the page
 * itself, whose own ways out ask as well.
 */
export function useUnsaved(form: FormName, isUnsaved: boolean, forms: UnsavedForms): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    forms.add(form);
    return () => {
      removeEventListener("beforeunload", ask);
      forms.delete(form);
    };
  }, [isUnsaved, form, forms]);
}
