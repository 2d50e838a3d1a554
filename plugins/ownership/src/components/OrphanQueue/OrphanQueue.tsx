import { useEffect, useRef } from 'react';
import {
  UndoBar,
  useNarrow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';
import { useProposals, type Proposals } from '../../hooks/useProposals';
import { focusIfLost } from '../../lib/focusIfLost';
import { FailureText } from '../FailureText';
import { OrphanCards } from './OrphanCards';
import { OrphanDesk } from './OrphanDesk';
import { useDrafts, type Drafts } from './useDrafts';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

interface OrphanQueueProps {
  rows: OwnershipRow[];
  /** Number of orphans before this page. */
  offset: number;
  total: number;
  /** Goes on with the next page; absent on the last one. */
  onEnd?: () => void;
}

/** What both forms of the queue get. */
export interface QueueProps
  extends Omit<OrphanQueueProps, 'rows'>,
    Drafts,
    Pick<Proposals, 'propose' | 'sending' | 'failures'> {
  /** Reference of the orphan to begin with. */
  initial?: string;
}

/** The orphans of one page, one after the other: what speaks for whom, one key to propose it, and on to the next. */
export function OrphanQueue({ rows, ...place }: OrphanQueueProps) {
  const { t } = useTexts(ownershipTranslationRef);
  const { params } = useUrlState();
  const narrow = useNarrow();
  const drafts = useDrafts(rows);
  const { last, forgetLast, ...proposals } = useProposals();
  const root = useRef<HTMLDivElement>(null);
  const hadBar = useRef(false);
  useEffect(() => {
    if (hadBar.current && !last) focusIfLost(root.current);
    hadBar.current = last !== undefined;
  }, [last]);

  // A refusal may come when the reader has turned the page.
  const elsewhere = [...proposals.failures.keys()].filter(
    ref => !rows.some(({ entityRef }) => entityRef === ref),
  ).length;
  const Queue = narrow ? OrphanCards : OrphanDesk;
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('page.orphans.queue')}
      tabIndex={-1}
      className={styles.queue}
    >
      {elsewhere > 0 && (
        <FailureText
          text={t('page.orphans.failedElsewhere', { count: elsewhere })}
        />
      )}
      <Queue
        {...place}
        {...drafts}
        {...proposals}
        initial={params.get('open') ?? undefined}
      />
      {last && (
        <UndoBar
          key={last.id}
          text={t('page.orphans.done', {
            count: last.entities.length,
            team: last.team.title,
            title: last.entities[0].title,
          })}
          onUndo={last.undo}
          onEnd={forgetLast}
        />
      )}
    </div>
  );
}
