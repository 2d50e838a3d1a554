import { InputError } from '@backstage/errors';

/** No quoted local parts and no lists: whoever writes these wants to reach somebody else. */
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;
const NAMED = /^([^<>\p{Cc}]{0,100})<([^<>]{1,320})>$/u;

/** A mailbox with the name that people read. */
export interface MailAddress {
  name: string;
  address: string;
}

/** Whether it is one address, and nothing besides. */
export const isMailAddress = (written: string): boolean =>
  ADDRESS.test(written);

/**
 * Reads `alerts@example.com` or `Callboard <alerts@example.com>`.
 *
 * @throws InputError that names the path and the fix
 */
export function readMailAddress(written: string, path: string): MailAddress {
  const [, name, inBrackets] = NAMED.exec(written.trim()) ?? [];
  const address = (inBrackets ?? written).trim();
  if (!isMailAddress(address)) {
    throw new InputError(
      `${path}: '${written}' is no address such as alerts@example.com or Callboard <alerts@example.com>`,
    );
  }
  return { name: (name ?? '').trim().replace(/^"|"$/g, ''), address };
}
