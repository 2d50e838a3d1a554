import { useRef } from 'react';
import {
  AsyncState,
  EmptyBlock,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { useAfterAct } from '../../hooks/useAfterAct';
import { useDecide } from '../../hooks/useDecide';
import { useTransfers } from '../../hooks/useTransfers';
import { focusIfLost } from '../../lib/focusIfLost';
import { DecisionOutcome } from '../TransferLine';
import { TransferItem } from './TransferItem';
import { ownershipTranslationRef } from '../../translation';
import styles from './TransferList.module.css';

/** Every transfer of an entity: the open ones with what the reader may do, then what became of the others. */
export function TransferList({ entityRef }: { entityRef: string }) {
  const { t } = useTexts(ownershipTranslationRef);
  const open = useTransfers(entityRef, 'open');
  const closed = useTransfers(entityRef, 'closed');
  const decide = useDecide();
  const root = useRef<HTMLDivElement>(null);
  useAfterAct(decide.data, () => focusIfLost(root.current));

  const both = {
    ...(open.isError ? open : closed),
    data: open.data &&
      closed.data && {
        items: [...open.data.items, ...closed.data.items],
        total: open.data.totalItems + closed.data.totalItems,
      },
    isFetching: open.isFetching || closed.isFetching,
    refetch: () => Promise.all([open.refetch(), closed.refetch()]),
  };
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('transfers.title')}
      tabIndex={-1}
      className={styles.transfers}
    >
      <AsyncState
        query={both}
        subject={t('transfers.subject')}
        thing={t('transfers.thing')}
        skeleton={<SkeletonLines lines={3} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('transfers.empty')}>
            <p>{t('transfers.emptyHint')}</p>
          </EmptyBlock>
        }
      >
        {({ items, total }) => (
          <>
            <ul className={styles.list}>
              {items.map(transfer => (
                <TransferItem
                  key={transfer.id}
                  transfer={transfer}
                  decide={decide}
                />
              ))}
            </ul>
            {total > items.length && (
              <p>{t('transfers.unlisted', { count: total - items.length })}</p>
            )}
          </>
        )}
      </AsyncState>
      <DecisionOutcome decide={decide} />
    </div>
  );
}
