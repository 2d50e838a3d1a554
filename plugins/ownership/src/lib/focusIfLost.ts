/** Gives the focus a place after its button has gone; it stays where the reader has put it meanwhile. */
export function focusIfLost(element: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) return;
  element?.focus({ preventScroll: true });
}
