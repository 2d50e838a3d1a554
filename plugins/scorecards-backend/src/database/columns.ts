import { plainText } from '@internal/backend-kit';

/** PostgreSQL gives big integers as text. */
export type Big = number | string;

/** Columns that may be empty. */
export const numberOf = (value: Big | null): number | undefined =>
  value === null ? undefined : Number(value);

export const idOf = (value: Big | null): string | undefined =>
  value === null ? undefined : String(value);

export const clip = (text: string, length: number): string =>
  plainText(text.slice(0, length));

/** Without what is undefined. */
export function compact<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as T;
}
