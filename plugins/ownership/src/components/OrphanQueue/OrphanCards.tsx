import { useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { ActionBar } from '@internal/frontend-kit';
import { isUndecided, proposalsOf } from '../../lib/drafts';
import { OutcomeCell } from './cells';
import { OrphanCase } from './OrphanCase';
import type { QueueProps } from './OrphanQueue';
import { useIsRefused } from './useIsRefused';
import { useOpenInAddress } from './useOpenInAddress';
import { ownershipTranslationRef } from '../../translation';
import styles from './OrphanQueue.module.css';

/** On a phone: one orphan at a time, the buttons under the thumb. It goes on when the server has said yes. */
export function OrphanCards(props: QueueProps) {
  const { drafts, initial, propose, sending, failures } = props;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const [chosen, setChosen] = useState(initial);
  const [picking, setPicking] = useState<string>();
  const known = drafts.findIndex(({ row }) => row.entityRef === chosen);
  const at = Math.max(known, 0);
  const draft = drafts[at];
  const { row, team } = draft;
  const { entityRef, title } = row;
  const isRefused = useIsRefused(entityRef);
  useOpenInAddress(entityRef, drafts[0].row.entityRef);

  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = false;
  }, [entityRef]);
  const next = drafts[at + 1]?.row.entityRef;
  const goTo = (ref: string | undefined) => {
    moved.current = true;
    if (ref) setChosen(ref);
    else props.onEnd?.();
  };

  const [proposal] = proposalsOf([draft]);
  const send = async () => {
    if (proposal && (await propose(proposal))) goTo(next);
  };
  const isSending = sending.has(entityRef);
  const isOffered = isUndecided(draft) && !isRefused;
  return (
    <section
      aria-label={t('page.orphans.case', { title })}
      className={styles.card}
    >
      <div className={styles.place}>
        <h3 ref={heading} tabIndex={-1}>
          {t('page.orphans.place', {
            number: props.offset + at + 1,
            total: props.total,
          })}
        </h3>
        {at > 0 && (
          <Button
            variant="tertiary"
            onPress={() => goTo(drafts[at - 1].row.entityRef)}
          >
            {t('page.orphans.back')}
          </Button>
        )}
        {(next || props.onEnd) && (
          <Button variant="tertiary" onPress={() => goTo(next)}>
            {t('page.orphans.skip')}
          </Button>
        )}
      </div>
      <OrphanCase
        key={entityRef}
        draft={draft}
        isSearching={props.isSearching}
        isPicking={picking === entityRef}
        onTeam={chosenTeam => {
          props.chooseTeam(entityRef, chosenTeam);
          setPicking(undefined);
        }}
        onReason={reason => props.writeReason(entityRef, reason)}
      />
      {isRefused && <p>{t('page.orphans.refused')}</p>}
      {isOffered && (
        <>
          <OutcomeCell row={row} failure={failures.get(entityRef)} />
          <ActionBar>
            <Button
              variant="secondary"
              aria-expanded={picking === entityRef}
              onPress={() => setPicking(picking ? undefined : entityRef)}
            >
              {t(team ? 'page.orphans.pickAnother' : 'page.orphans.pick')}
            </Button>
            {team && (
              <Button isPending={isSending} onPress={send}>
                {t('propose.submit', { team: team.title })}
              </Button>
            )}
          </ActionBar>
        </>
      )}
    </section>
  );
}
