import { TrustMark } from '@internal/frontend-kit';
import type { PageTrust } from '@callboard/backstage-plugin-playbooks-common';
import { useTrustSentence } from '../../hooks/useTrustSentence';

/** When the page last proved itself, and what has happened since. */
export function TrustLine({ trust }: { trust: PageTrust }) {
  const sentence = useTrustSentence();
  return <TrustMark level={trust.level}>{sentence(trust)}</TrustMark>;
}
