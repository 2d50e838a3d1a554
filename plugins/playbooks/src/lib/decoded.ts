/** A part of an address, read; one from outside may hold a percent sign that is no escape. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
