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
  /** It is there for everybody to know of: only a permission is missing. */
  isThere?: boolean;
  /** A way on: a link back to the list. */
  actions?: ReactNode;
}

/** Refused and missing look alike, so that nobody learns what is hidden; but for what everybody knows of. */
export function ForbiddenBlock({
  subject,
  reason,
  isThere,
  actions,
}: ForbiddenBlockProps) {
  const t = useKitText();
  return (
    <div className={styles.block} data-forbidden="">
      <div className={`${styles.line} ${styles.quiet}`}>
        <RiLockLine aria-hidden="true" />
        <p>
          <strong>
            {t(isThere ? 'forbidden.titleThere' : 'forbidden.title', {
              subject: subject ?? t('forbidden.defaultSubject'),
            })}
          </strong>{' '}
          {!isThere && `${t('forbidden.rest')} `}
          {reason ?? t(isThere ? 'forbidden.policy' : 'forbidden.owners')}
        </p>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
