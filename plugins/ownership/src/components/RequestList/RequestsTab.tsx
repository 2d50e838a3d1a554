import { Text } from '@backstage/ui';
import {
  AsyncState,
  EmptyBlock,
  errorStatus,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { useRequests } from '../../hooks/useRequests';
import { MAX_READ } from '../../lib/readTransfers';
import type { SortedRequests } from '../../lib/requests';
import { NotInstalled } from '../OwnershipState';
import { ClosedRequests } from './ClosedRequests';
import { RequestGroups } from './RequestGroups';
import { RequestSection } from './RequestSection';
import { ownershipTranslationRef } from '../../translation';

/** What the reader's teams are asked, what they accepted, and what was asked by them or of their services. */
export function RequestsTab() {
  const { t } = useTexts(ownershipTranslationRef);
  const query = useRequests();
  return (
    <AsyncState
      query={query}
      subject={t('page.requests.subject')}
      thing={t('page.requests.thing')}
      skeleton={<SkeletonLines lines={8} lineHeight={32} />}
      // Lists never answer 404 themselves: the whole backend is absent.
      forbidden={
        errorStatus(query.error) === 404 ? <NotInstalled /> : undefined
      }
    >
      {requests => <Requests requests={requests} />}
    </AsyncState>
  );
}

function Requests(props: { requests: SortedRequests & { isCut: boolean } }) {
  const { forMe, accepted, byMe, fromMe, isCut } = props.requests;
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <>
      {forMe.length > 0 ? (
        <Text as="p" variant="body-large">
          {t('page.requests.answer', { count: forMe.length })}
        </Text>
      ) : (
        <EmptyBlock kind="good" title={t('page.requests.none')}>
          <p>{t('page.requests.noneHint')}</p>
        </EmptyBlock>
      )}
      <RequestGroups transfers={forMe} />
      <RequestSection
        title={t('page.requests.accepted')}
        transfers={accepted}
      />
      <RequestSection title={t('page.requests.byMe')} transfers={byMe} />
      <RequestSection title={t('page.requests.fromMe')} transfers={fromMe} />
      {isCut && <p>{t('page.requests.cut', { number: MAX_READ })}</p>}
      <ClosedRequests />
    </>
  );
}
