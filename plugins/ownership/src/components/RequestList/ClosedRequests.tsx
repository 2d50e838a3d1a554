import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  AsyncState,
  EmptyBlock,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { useClosedRequests } from '../../hooks/useRequests';
import { RequestSection } from './RequestSection';
import { ownershipTranslationRef } from '../../translation';
import styles from './RequestList.module.css';

/** What became of earlier requests, read when it is asked for. */
export function ClosedRequests() {
  const { t } = useTexts(ownershipTranslationRef);
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.section}>
      <div>
        <Button
          variant="tertiary"
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {t(open ? 'page.requests.hideClosed' : 'page.requests.showClosed')}
        </Button>
      </div>
      {open && <Closed />}
    </div>
  );
}

function Closed() {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <AsyncState
      query={useClosedRequests()}
      subject={t('page.requests.closedSubject')}
      thing={t('page.requests.thing')}
      skeleton={<SkeletonLines lines={4} />}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyBlock kind="nothing-yet" title={t('page.requests.noneClosed')} />
      }
    >
      {({ items, totalItems }) => (
        <>
          <RequestSection title={t('page.requests.closed')} transfers={items} />
          {totalItems > items.length && (
            <p className={styles.quiet}>
              {t('page.requests.olderClosed', {
                count: totalItems - items.length,
              })}
            </p>
          )}
        </>
      )}
    </AsyncState>
  );
}
