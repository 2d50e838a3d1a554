import {
  parseDuration,
  type FactValue,
  type SignableFact,
} from '@callboard/backstage-plugin-scorecards-common';

/** Texts that are chosen from and not typed; undefined where any may be typed. */
export function signableChoices({
  type,
  values,
}: Pick<SignableFact, 'type' | 'values'>): readonly string[] | undefined {
  return type === 'boolean' ? ['true', 'false'] : values;
}

function amountOf(
  { type, minimum = -Infinity, maximum = Infinity }: SignableFact,
  text: string,
): number | undefined {
  const amount = type === 'duration' ? parseDuration(text) : Number(text);
  const isWithin =
    amount !== undefined && amount >= minimum && amount <= maximum;
  return isWithin && Number.isFinite(amount) ? amount : undefined;
}

/** What was typed or chosen, as the fact has it; undefined when it is none. The backend knows better, and says so. */
export function readSignedValue(
  signable: SignableFact,
  typed: string,
): FactValue | undefined {
  const { type } = signable;
  const text = typed.trim();
  if (text === '') return undefined;
  if (type === 'boolean') return text === 'true';
  if (type === 'number' || type === 'duration') {
    return amountOf(signable, text);
  }
  // A day, as the calendar of the device has it.
  return type === 'time' ? `${text}T00:00:00Z` : text;
}
