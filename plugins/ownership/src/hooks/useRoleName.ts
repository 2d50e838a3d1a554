import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ownershipTranslationRef } from '../translation';

const KNOWN = ['support-channel', 'security-contact', 'tech-lead'] as const;

/** Names a role in the language of the app; one newer than this plugin as it is written. */
export function useRoleName(): (role: string | undefined) => string {
  const { t } = useTranslationRef(ownershipTranslationRef);
  return role => {
    const known = KNOWN.find(name => name === role);
    return known ? t(`role.${known}`) : role ?? '';
  };
}
