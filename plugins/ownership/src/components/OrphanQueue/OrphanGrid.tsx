import type { KeyboardEvent } from 'react';
import { Checkbox, VisuallyHidden } from '@backstage/ui';
import { isTaken, type useRovingRows, useTexts } from '@internal/frontend-kit';
import type { Proposals } from '../../hooks/useProposals';
import { isUndecided, type Draft } from '../../lib/drafts';
import { OrphanCell, OutcomeCell, TeamCell } from './cells';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

interface OrphanGridProps extends Pick<Proposals, 'sending' | 'failures'> {
  drafts: Draft[];
  roving: ReturnType<typeof useRovingRows>;
  selected: ReadonlySet<string>;
  onToggle: (entityRef: string) => void;
  /** These three act on the row in focus. */
  onPropose: () => void;
  onPick: () => void;
  onSkip: () => void;
}

/** The orphans as one tab stop: `j` and `k` move, Enter proposes, `x` selects, `p` picks another team, `s` skips. */
export function OrphanGrid(props: OrphanGridProps) {
  const { drafts, roving, selected, onToggle, sending, failures } = props;
  const { t } = useTexts(ownershipTranslationRef);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (roving.onMoveKey(event) || isTaken(event)) return;
    // A link of the row hears its own Enter.
    const onRow =
      event.target instanceof HTMLElement && 'rowId' in event.target.dataset;
    const acts: Record<string, (() => void) | undefined> = {
      Enter: onRow ? props.onPropose : undefined,
      x: () => onToggle(roving.active!),
      p: props.onPick,
      s: props.onSkip,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const columns = ['select', 'service', 'team', 'outcome'] as const;
  return (
    <div
      ref={roving.grid}
      role="grid"
      aria-label={t('page.orphans.list')}
      aria-multiselectable="true"
      className={styles.grid}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row}>
          {columns.map(id => (
            <div key={id} role="columnheader" className={styles.cell}>
              {id === 'select' ? (
                <VisuallyHidden>
                  {t(`page.orphans.columns.${id}`)}
                </VisuallyHidden>
              ) : (
                t(`page.orphans.columns.${id}`)
              )}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body}>
        {drafts.map(draft => {
          const { entityRef, title } = draft.row;
          const isActive = entityRef === roving.active;
          return (
            <div
              key={entityRef}
              role="row"
              className={styles.row}
              aria-selected={selected.has(entityRef)}
              data-active={isActive || undefined}
              tabIndex={isActive ? 0 : -1}
              onKeyDown={onKeyDown}
              {...roving.rowProps(entityRef)}
            >
              <div role="gridcell" className={styles.cell}>
                <Checkbox
                  aria-label={t('page.orphans.select', { title })}
                  // The keys of the row do the same.
                  excludeFromTabOrder
                  isDisabled={!isUndecided(draft)}
                  isSelected={selected.has(entityRef)}
                  onChange={() => onToggle(entityRef)}
                />
              </div>
              <div role="rowheader" className={styles.cell}>
                <OrphanCell row={draft.row} isActive={isActive} />
              </div>
              <div role="gridcell" className={styles.cell}>
                <TeamCell draft={draft} />
              </div>
              <div role="gridcell" className={styles.cell}>
                <OutcomeCell
                  row={draft.row}
                  sending={sending.get(entityRef)}
                  failure={failures.get(entityRef)}
                />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
