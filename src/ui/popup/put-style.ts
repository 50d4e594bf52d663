/**
 * Puts a style sheet on that `popup.html` names without using it, and resolves when it holds, or cannot be had: then the
 * page is plain, and all of it is there. Resolves at once where it has been fetched along, and where the page names none.
 */
export function putStyle(id: string): Promise<unknown> {
  const link = document.getElementById(id);
  if (!(link instanceof HTMLLinkElement)) return Promise.resolve();
  const isDone = link.sheet || (link.rel && document.readyState === "complete");
  link.rel = "stylesheet";
  link.media = "";
  if (isDone) return Promise.resolve();
  return new Promise((done) => {
    link.onload = done;
    link.onerror = done;
    // One that is fetched along may have failed before.
    window.onload = done;
  });
}
