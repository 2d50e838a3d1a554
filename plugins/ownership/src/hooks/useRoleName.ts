import { useTexts } from '@internal/frontend-kit';
import type { OwnershipRoleName } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../translation';

/** Every role, in the order they are shown. */
export const ROLES = [
  'support-channel',
  'security-contact',
  'tech-lead',
] as const satisfies OwnershipRoleName[];

/** Names a role in the language of the app; one newer than this plugin as it is written. */
export function useRoleName(): (role: string | undefined) => string {
  const { t } = useTexts(ownershipTranslationRef);
  return role => {
    const known = ROLES.find(name => name === role);
    return known ? t(`role.${known}`) : role ?? '';
  };
}
