import { useRef } from 'react';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { useAfterAct } from '../../hooks/useAfterAct';
import { useDecide } from '../../hooks/useDecide';
import { useFolded } from '../../hooks/useFolded';
import { useSteadyOrder } from '../../hooks/useSteadyOrder';
import { focusIfLost } from '../../lib/focusIfLost';
import { FoldButton } from '../FoldButton';
import { DecisionOutcome } from '../TransferLine';
import { RequestItem } from './RequestItem';
import styles from './RequestList.module.css';

// Each accepted one asks for its patch.
const SHOWN = 10;

/** Transfers of one sort below their heading. Without any, only what became of the last decision. */
export function RequestSection(props: {
  title: string;
  transfers: Transfer[];
}) {
  const { title, transfers } = props;
  const decide = useDecide();
  const { shown, ...fold } = useFolded(
    useSteadyOrder(transfers, ({ id }) => id),
    SHOWN,
  );
  const root = useRef<HTMLElement>(null);
  useAfterAct(decide.data, () => focusIfLost(root.current));
  return (
    <section
      ref={root}
      aria-label={title}
      tabIndex={-1}
      className={styles.section}
    >
      {transfers.length > 0 && (
        <>
          <h3>{title}</h3>
          <ul className={styles.list}>
            {shown.map(transfer => (
              <RequestItem
                key={transfer.id}
                transfer={transfer}
                decide={decide}
              />
            ))}
          </ul>
          <FoldButton fold={fold} />
        </>
      )}
      <DecisionOutcome decide={decide} />
    </section>
  );
}
