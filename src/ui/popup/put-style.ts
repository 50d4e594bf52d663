/**
 * Puts a style sheet on that `popup.html` names without using it, and resolves when it holds, or cannot be had: then the
 * page is plain, and all of it is there. Resolves at once where the page names none.
 */
export function putStyle(id: string): Promise<unknown> {
  const link = document.getElementById(id);
  if (!(link instanceof HTMLLinkElement) || link.rel === "stylesheet") return Promise.resolve();
  return new Promise((done) => {
    link.onload = done;
    link.onerror = done;
    link.rel = "stylesheet";
  });
}
