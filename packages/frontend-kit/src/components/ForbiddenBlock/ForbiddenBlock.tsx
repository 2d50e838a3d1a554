import { ReactNode } from 'react';
import { RiLockLine } from '@remixicon/react';
import { useKitText } from '../../hooks/useKitText';
import styles from '../EmptyBlock/Block.module.css';

/** Properties of {@link ForbiddenBlock}. */
export interface ForbiddenBlockProps {
  /** What may not be seen, in the middle of a sentence: "this schedule". */
  subject?: string;
  /** Who decides, a sentence; "Its owners decide who can." when absent. */
  reason?: ReactNode;
  /** A way on: a link back to the list. */
  actions?: ReactNode;
}

/** Refused and missing look alike, so that nobody learns what is hidden. */
export function ForbiddenBlock({
  subject,
  reason,
  actions,
}: ForbiddenBlockProps) {
  const t = useKitText();
  return (
    <div className={styles.block} data-forbidden="">
      <div className={`${styles.line} ${styles.quiet}`}>
        <RiLockLine aria-hidden="true" />
        <p>
          <strong>
            {t('forbidden.title', {
              subject: subject ?? t('forbidden.defaultSubject'),
            })}
          </strong>{' '}
          {t('forbidden.rest')} {reason ?? t('forbidden.owners')}
        </p>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
