import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

/**
 * Lets a caller on who has a permission.
 *
 * @throws NotAllowedError when the caller does not have it
 */
export async function assertMay(options: {
  permissions: PermissionsService;
  credentials: BackstageCredentials;
  permission: BasicPermission;
  /** For the refusal, after "You may not": `read builds`. */
  what: string;
}): Promise<void> {
  const { permissions, credentials, permission, what } = options;
  const [{ result }] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`You may not ${what}`);
  }
}
