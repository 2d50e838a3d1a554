import { useEffect, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import { ActionBar, useTexts } from '@internal/frontend-kit';
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
  const { t } = useTexts(ownershipTranslationRef);
  const [chosen, setChosen] = useState(initial);
  const [picking, setPicking] = useState<string>();
  const refs = drafts.map(({ row }) => row.entityRef);
  const at = usePlace(refs, chosen);
  const draft = drafts[at];
  const { row, team } = draft;
  const { entityRef, title } = row;
  const isRefused = useIsRefused(entityRef);
  useOpenInAddress(entityRef, refs[0]);

  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = false;
  }, [entityRef]);
  // Whichever is shown is the chosen one, also when the one before it has left.
  useEffect(() => setChosen(entityRef), [entityRef]);

  const next = refs.at(at + 1);
  const shown = useRef({ entityRef, next });
  shown.current = { entityRef, next };
  const goTo = (ref: string | undefined) => {
    moved.current = true;
    if (ref) setChosen(ref);
    else props.onEnd?.();
  };

  const [proposal] = proposalsOf([draft]);
  const send = async () => {
    if (!proposal || !(await propose(proposal))) return;
    // The reader may have gone on alone.
    if (shown.current.entityRef === entityRef) goTo(shown.current.next);
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
          <Button variant="tertiary" onPress={() => goTo(refs[at - 1])}>
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

/** Place of an orphan; of one that has left, the place where it stood. Of another page, the first. */
function usePlace(refs: string[], chosen: string | undefined): number {
  const before = useRef(refs);
  useEffect(() => {
    before.current = refs;
  });
  const at = refs.indexOf(chosen ?? '');
  if (at >= 0) return at;
  const isSamePage = before.current.some(ref => refs.includes(ref));
  const stood = isSamePage ? before.current.indexOf(chosen ?? '') : 0;
  return Math.min(Math.max(stood, 0), refs.length - 1);
}
