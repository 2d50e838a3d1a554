import { plainText } from '@internal/backend-kit';

/** PostgreSQL gives big integers as text. */
export type Big = number | string;

export const numberOf = (value: Big | null): number | undefined =>
  value === null ? undefined : Number(value);

/** A text as its column has room for it. */
export const clip = (text: string, length: number): string =>
  plainText(text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** JSON as both databases keep it. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? plainText(one) : one,
  );
