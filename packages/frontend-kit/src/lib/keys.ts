/** Whether keys pressed there are text. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable]',
    ) !== null
  );
}
