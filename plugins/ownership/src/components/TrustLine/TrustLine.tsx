import { TrustMark } from '@internal/frontend-kit';
import type { OwnerTrust } from '@callboard/backstage-plugin-ownership-common';
import { useTrustSentence } from '../../hooks/useTrustSentence';

/** When the owner was confirmed, and what that is still worth. */
export function TrustLine({ trust }: { trust: OwnerTrust }) {
  const sentence = useTrustSentence();
  return <TrustMark level={trust.level}>{sentence(trust)}</TrustMark>;
}
