import { StatusText } from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useHasItText } from '../../hooks/useAcknowledge';
import { HeldMark } from '../StateMark';
import { useActions } from './ActionsProvider';
import styles from './AlertPage.module.css';

/** Who has the alert, since when. */
export function HasIt({ alert }: { alert: AlertDetail }) {
  const { isMine } = useActions();
  const text = useHasItText()(alert);
  if (alert.state !== 'acknowledged' || !text) return null;
  return (
    <p className={styles.line}>
      {isMine ? (
        <StatusText tone="good" text={text} />
      ) : (
        <HeldMark text={text} />
      )}
    </p>
  );
}
