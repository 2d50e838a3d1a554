import { useEffect, useRef, useState } from 'react';
import { useRovingRows } from '@internal/frontend-kit';
import { isUndecided, proposalsOf, type Proposal } from '../../lib/drafts';
import { toggled } from '../../lib/toggled';
import { BulkBar } from './BulkBar';
import { OrphanGrid } from './OrphanGrid';
import { OrphanPanel } from './OrphanPanel';
import type { QueueProps } from './OrphanQueue';
import { useOpenInAddress } from './useOpenInAddress';
import styles from './OrphanQueue.module.css';

/** With a keyboard: the list, and beside it what is known about the row in focus. */
export function OrphanDesk(props: QueueProps) {
  const { drafts, initial, propose, sending, failures, onEnd } = props;
  const ids = drafts.map(({ row }) => row.entityRef);
  const roving = useRovingRows(ids, initial);
  const { active, focusRow } = roving;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState<string>();
  useOpenInAddress(active, ids[0]);

  // The rows of the next page come later than the key that asked for them.
  const wentOn = useRef(false);
  useEffect(() => {
    if (wentOn.current) focusRow(ids[0]);
    wentOn.current = false;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each page
  }, [ids[0]]);
  const moveOn = () => {
    const at = drafts.findIndex(({ row }) => row.entityRef === active);
    const next = drafts
      .slice(at + 1)
      .find(
        draft => isUndecided(draft) && !sending.has(draft.row.entityRef),
      )?.row;
    if (!next && onEnd) {
      wentOn.current = true;
      onEnd();
    } else {
      focusRow(next?.entityRef ?? active);
    }
  };

  const draft = drafts.find(({ row }) => row.entityRef === active);
  if (!draft || active === undefined) return null;
  const [proposal] = sending.has(active) ? [] : proposalsOf([draft]);
  const send = () => {
    if (!proposal) return;
    void propose(proposal);
    moveOn();
  };
  const toggle = (entityRef: string) => {
    const isWaiting = drafts.some(
      each => each.row.entityRef === entityRef && !isUndecided(each),
    );
    if (!isWaiting) setSelected(toggled(selected, entityRef));
  };
  const sendSelected = (bulk: Proposal) => {
    void propose(bulk);
    const sent = bulk.entities.map(({ entityRef }) => entityRef);
    setSelected(new Set([...selected].filter(ref => !sent.includes(ref))));
    focusRow(active);
  };
  return (
    <div className={styles.desk}>
      <div>
        <OrphanGrid
          drafts={drafts}
          roving={roving}
          sending={sending}
          failures={failures}
          selected={selected}
          onToggle={toggle}
          onPropose={send}
          onPick={() => setPicking(active)}
          onSkip={moveOn}
        />
        <BulkBar
          drafts={drafts.filter(
            each => isUndecided(each) && selected.has(each.row.entityRef),
          )}
          onPropose={sendSelected}
          onLeave={() => {
            setSelected(new Set());
            focusRow(active);
          }}
        />
      </div>
      <OrphanPanel
        key={active}
        draft={draft}
        isSearching={props.isSearching}
        isSending={sending.has(active)}
        isPicking={picking === active}
        onPicking={isPicking => setPicking(isPicking ? active : undefined)}
        onTeam={team => {
          props.chooseTeam(active, team);
          setPicking(undefined);
          focusRow(active);
        }}
        onReason={reason => props.writeReason(active, reason)}
        onPropose={send}
        onSkip={moveOn}
      />
    </div>
  );
}
