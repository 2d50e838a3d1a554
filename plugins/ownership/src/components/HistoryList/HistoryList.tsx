import { Button } from '@backstage/ui';
import {
  AsyncState,
  EmptyBlock,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { useChanges } from '../../hooks/useChanges';
import { FailureText } from '../FailureText';
import { ChangeLine } from './ChangeLine';
import { ownershipTranslationRef } from '../../translation';
import styles from './HistoryList.module.css';

/** What happened to the ownership of an entity, the newest first. */
export function HistoryList({ entityRef }: { entityRef: string }) {
  const { t } = useTexts(ownershipTranslationRef);
  const query = useChanges(entityRef);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  return (
    <AsyncState
      query={query}
      subject={t('history.subject')}
      thing={t('history.thing')}
      skeleton={<SkeletonLines lines={6} lineHeight={40} />}
      isEmpty={({ pages }) => pages[0].items.length === 0}
      empty={
        <EmptyBlock kind="nothing-yet" title={t('history.empty')}>
          <p>{t('history.emptyHint')}</p>
        </EmptyBlock>
      }
    >
      {({ pages }) => (
        <div className={styles.history}>
          <ul className={styles.list} aria-label={t('history.title')}>
            {pages
              .flatMap(({ items }) => items)
              .map(change => (
                <ChangeLine key={change.id} change={change} />
              ))}
          </ul>
          {hasNextPage && (
            <Button
              variant="secondary"
              size="small"
              isPending={isFetchingNextPage}
              onPress={() => query.fetchNextPage()}
            >
              {t('history.more')}
            </Button>
          )}
          {isFetchNextPageError && (
            <FailureText text={t('history.moreFailed')} />
          )}
        </div>
      )}
    </AsyncState>
  );
}
