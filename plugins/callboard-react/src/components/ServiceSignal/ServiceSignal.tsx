import { ReactNode, useLayoutEffect } from 'react';
import { Text } from '@backstage/ui';
import { StatusText } from '@internal/frontend-kit';
import type { ServiceSignalTone } from '../../tones';
import { useServiceSignalSlot } from '../ServiceSignalSlot/ServiceSignalSlot';
import styles from './ServiceSignal.module.css';

/**
 * Properties of {@link ServiceSignal}.
 *
 * @public
 */
export interface ServiceSignalProps {
  /** How bad it is; rows stand worst first. */
  tone: ServiceSignalTone;
  /** What the signal is about, one or two words: "Owner". */
  title: string;
  /** How it stands, a few words that make sense alone; the card repeats those of the worst signal: "No owner". */
  sentence: string;
  /** When this state began. */
  since?: Date | string | number;
  /** One more sentence: why, or who. */
  detail?: ReactNode;
  /** The one next step: a link or a button. */
  action?: ReactNode;
}

/**
 * One row of the "service at a glance" card. It tells the card its tone, so that the worst stands on top.
 * While its data loads, a signal renders nothing: the card keeps its place.
 *
 * @public
 */
export function ServiceSignal(props: ServiceSignalProps) {
  const { tone, title, sentence, since, detail, action } = props;
  const report = useServiceSignalSlot()?.report;

  useLayoutEffect(() => {
    report?.({ tone, sentence });
  }, [report, tone, sentence]);
  useLayoutEffect(() => () => report?.(undefined), [report]);

  return (
    <div className={styles.row} data-tone={tone}>
      <Text
        as="h4"
        variant="body-medium"
        weight="bold"
        className={styles.title}
      >
        {title}
      </Text>
      <div className={styles.state}>
        <StatusText tone={tone} text={sentence} since={since} />
        {(detail || action) && (
          <div className={styles.more}>
            {detail && <span className={styles.detail}>{detail}</span>}
            {action && <span className={styles.action}>{action}</span>}
          </div>
        )}
      </div>
    </div>
  );
}
