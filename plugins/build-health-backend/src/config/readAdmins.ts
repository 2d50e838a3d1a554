import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * @returns references of users and groups in lower case
 * @throws InputError with the path and what to mend
 */
export const readAdmins = (config: Config | undefined): string[] =>
  (config?.getOptionalStringArray('admins') ?? []).map((written, i) => {
    if (!/^(user|group):[^:/]+\/[^:/]+$/i.test(written)) {
      throw new InputError(
        `buildHealth.admins[${i}]: '${written}' is no reference like group:default/platform`,
      );
    }
    return written.toLocaleLowerCase('en-US');
  });
