/** The platform keeps 255 characters of a title; nobody reads more of a text. */
const MAX_LENGTH = 200;
const MAX_NAME = 60;
const SHOWN_NAMES = 3;

const shorten = (text: string, length: number) => {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > length
    ? `${characters.slice(0, length - 1).join('')}…`
    : characters.join('');
};

/** One line that is not too long, whatever people wrote. */
export const clip = (text: string) => shorten(text, MAX_LENGTH);

/** A title that leaves room for the sentence it stands in. */
export const clipName = (name: string) => shorten(name, MAX_NAME);

/** `Ledger API, Payouts, Rates and 2 more`. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map(clipName);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
