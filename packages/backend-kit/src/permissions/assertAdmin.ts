import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { assertMay } from './assertMay';

/** @param admins - references of users and groups in lower case */
async function isAdmin(
  credentials: BackstageCredentials,
  userInfo: UserInfoService,
  admins: readonly string[],
): Promise<boolean> {
  const { type } = credentials.principal as { type?: string };
  if (type !== 'user') return false;
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return ownershipEntityRefs.some(ref =>
    admins.includes(ref.toLocaleLowerCase('en-US')),
  );
}

/**
 * Lets a caller on who has a permission and is named in the configuration. For what cannot be taken back: portals without a policy
 * allow everything to everybody.
 *
 * @throws NotAllowedError when one of them is missing
 */
export async function assertAdmin(
  options: Parameters<typeof assertMay>[0] & {
    userInfo: UserInfoService;
    /** References of users and groups in lower case. */
    admins: readonly string[];
  },
): Promise<void> {
  const { credentials, userInfo, admins, what } = options;
  await assertMay(options);
  if (!(await isAdmin(credentials, userInfo, admins))) {
    throw new NotAllowedError(`You may not ${what}`);
  }
}
