/** Puts the focus on a control of the page, and the control in sight with what stands around it. */
export function leadTo(id: string): void {
  const control = document.getElementById(id);
  control?.focus({ preventScroll: true });
  control?.scrollIntoView?.({ block: "center" });
}
