import { useState, type FocusEvent, type ReactNode } from 'react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  Snippet,
  useElapsed,
  useTexts,
} from '@internal/frontend-kit';
import { useSignalReports } from '../../hooks/useSignalReports';
import { useSteadyOrder } from '../../hooks/useSteadyOrder';
import { worstFirst } from '../../lib/summarise';
import { callboardTranslationRef } from '../../translation';
import { GlanceAnswer } from './GlanceAnswer';
import { SignalRow } from './SignalRow';
import styles from './GlanceCard.module.css';

/** One signal: an element that renders a `ServiceSignal`. */
export interface Signal {
  id: string;
  title?: string;
  element: ReactNode;
}

// A signal that is slower than this does not keep the others from being ordered.
const ORDER_AFTER_MS = 3_000;

const INSTALL =
  'yarn --cwd packages/app add @callboard/backstage-plugin-ownership';

/** All signals of a service, worst first, under one sentence that sums them up. */
export function GlanceCard(props: { signals: Signal[]; installed: boolean }) {
  const { t } = useTexts(callboardTranslationRef);
  return (
    <KitRoot>
      <EntityInfoCard title={t('glance.title')}>
        {props.signals.length > 0 ? (
          <SignalList signals={props.signals} />
        ) : (
          <NoSignals installed={props.installed} />
        )}
      </EntityInfoCard>
    </KitRoot>
  );
}

function SignalList({ signals }: { signals: Signal[] }) {
  const { t } = useTexts(callboardTranslationRef);
  const { reports, report } = useSignalReports();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);

  const ids = signals.map(({ id }) => id);
  const complete = ids.every(id => reports.has(id));
  const late = useElapsed(!complete, ORDER_AFTER_MS);
  const settled = complete || late;
  const wished = settled ? worstFirst(ids, reports) : ids;
  const order = useSteadyOrder(wished, settled && (pointed || focused));

  const byId = new Map(signals.map(signal => [signal.id, signal]));
  return (
    <>
      <GlanceAnswer
        reports={settled ? [...reports.values()] : undefined}
        total={ids.length}
      />
      <ul
        className={styles.list}
        aria-label={t('glance.list')}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setFocused(true)}
        onBlur={(event: FocusEvent<HTMLUListElement>) =>
          setFocused(event.currentTarget.contains(event.relatedTarget))
        }
      >
        {order.flatMap(id => {
          const signal = byId.get(id);
          return signal ? (
            <SignalRow
              key={id}
              signal={signal}
              reported={reports.has(id)}
              onReport={report}
            />
          ) : (
            []
          );
        })}
      </ul>
    </>
  );
}

function NoSignals({ installed }: { installed: boolean }) {
  const { t } = useTexts(callboardTranslationRef);
  if (installed) {
    return <EmptyBlock kind="nothing-yet" title={t('empty.notForThis')} />;
  }
  return (
    <EmptyBlock kind="nothing-yet" title={t('empty.title')}>
      <p>{t('empty.hint')}</p>
      <Snippet text={INSTALL} what={t('empty.snippet')} />
    </EmptyBlock>
  );
}
