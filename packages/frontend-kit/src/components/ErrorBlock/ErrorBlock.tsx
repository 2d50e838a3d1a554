import { useState } from 'react';
import { Button } from '@backstage/ui';
import { RiCloseCircleLine } from '@remixicon/react';
import { useKitText } from '../../hooks/useKitText';
import { errorMessage } from '../../lib/errors';
import { Snippet } from '../Snippet/Snippet';
import { useErrorReason } from './useErrorReason';
import styles from '../EmptyBlock/Block.module.css';

const MAX_MESSAGE = 4_000;

/** Properties of {@link ErrorBlock}. */
export interface ErrorBlockProps {
  /** What did not load, as the first words of a sentence: "On-call data". */
  subject: string;
  error: unknown;
  /** When it failed, epoch milliseconds; the first drawing when absent. */
  at?: number;
  /** What the failure means for what is seen; "Nothing was changed." when absent. */
  consequence?: string;
  onRetry?: () => unknown;
  isRetrying?: boolean;
}

/** What happened, what it means, what can be done; the raw message under "Details". */
export function ErrorBlock(props: ErrorBlockProps) {
  const { subject, error, consequence, onRetry, isRetrying } = props;
  const t = useKitText();
  const [firstDrawn] = useState(() => Date.now());
  const reason = useErrorReason(error, props.at ?? firstDrawn);
  return (
    <div className={styles.block} data-error="">
      <div className={`${styles.line} ${styles.bad}`}>
        <RiCloseCircleLine aria-hidden="true" />
        <p>
          <strong>{t('error.title', { subject })}</strong> {reason}{' '}
          {consequence ?? t('error.harmless')}
        </p>
      </div>
      {onRetry && (
        <div className={styles.actions}>
          <Button
            variant="secondary"
            isPending={isRetrying}
            onPress={() => onRetry()}
          >
            {t('async.retry')}
          </Button>
        </div>
      )}
      <details className={`${styles.details} ${styles.wide}`}>
        <summary>{t('error.details')}</summary>
        <Snippet
          text={errorMessage(error).slice(0, MAX_MESSAGE)}
          what={t('error.rawMessage')}
        />
      </details>
    </div>
  );
}
