import { RiGroupLine } from '@remixicon/react';
import { useKitText } from '../../hooks/useKitText';
import { EntityLink } from '../EntityLink/EntityLink';
import styles from './TeamLink.module.css';

/** Properties of {@link TeamLink}. */
export interface TeamLinkProps {
  entityRef: string;
  /** Display name. */
  title: string;
  /** From where the team is inherited, in words: "system payments". */
  inheritedFrom?: string;
}

/** A team: group icon, display name, link; where it is inherited from. */
export function TeamLink({ entityRef, title, inheritedFrom }: TeamLinkProps) {
  const t = useKitText();
  return (
    <span className={styles.team}>
      <RiGroupLine aria-hidden="true" className={styles.icon} />
      <span>
        <EntityLink entityRef={entityRef} title={title} />
        {inheritedFrom && (
          <span className={styles.source}>
            {' '}
            {t('link.inherited', { source: inheritedFrom })}
          </span>
        )}
      </span>
    </span>
  );
}
