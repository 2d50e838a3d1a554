import { useTexts } from '@internal/frontend-kit';
import type { StatusTone } from '@internal/frontend-kit';
import type {
  OwnerState,
  OwnershipRow,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../translation';
import { useTrustSentence } from './useTrustSentence';

const PROBLEMS = {
  missing: 'missing',
  unparsable: 'unparsable',
  'not-in-catalog': 'group-not-in-catalog',
  email: 'email',
  person: 'person',
  'no-members': 'no-members',
} as const satisfies Record<Exclude<OwnerState, 'owned'>, string>;

const TRUST_TONES = {
  fresh: 'good',
  ageing: 'warn',
  stale: 'unknown',
  never: 'unknown',
} as const;

/** How the owner of an entity stands, in one tone and a few words. */
export function useServiceState(): (row: OwnershipRow) => {
  tone: StatusTone;
  text: string;
} {
  const { t } = useTexts(ownershipTranslationRef);
  const sentence = useTrustSentence();
  return ({ state, transfer, trust }) => {
    if (transfer) {
      const { status, to } = transfer;
      return {
        tone: 'progress',
        text: t(`transfer.${status}`, { team: to.title }),
      };
    }
    if (state !== 'owned') {
      return {
        tone: state === 'person' ? 'warn' : 'bad',
        text: t(`problem.${PROBLEMS[state]}`),
      };
    }
    if (!trust) return { tone: 'neutral', text: t('page.services.owned') };
    const { level } = trust;
    return {
      tone: TRUST_TONES[level],
      text:
        level === 'fresh' || level === 'ageing'
          ? t(`page.services.${level}`)
          : sentence(trust),
    };
  };
}
