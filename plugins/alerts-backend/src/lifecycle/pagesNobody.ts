import type { AlertRecord } from './records';

/** Senders mark what they send to try a key with this label: nobody is woken by it. */
export const TEST_LABEL = 'callboard_test';

/** Whether nobody is woken by an alert: it is a test, or no team answers for it, not even the one for what belongs nowhere. */
export const pagesNobody = ({
  isUnrouted,
  teamRef,
  labels,
}: Pick<AlertRecord, 'isUnrouted' | 'teamRef' | 'labels'>): boolean =>
  labels[TEST_LABEL] === 'true' || (isUnrouted && teamRef === undefined);
