/** Fills the placeholders `{{name}}` of a text. */
export function fillIn(text: string, params: Record<string, string>): string {
  return text.replace(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => params[name] ?? '',
  );
}
