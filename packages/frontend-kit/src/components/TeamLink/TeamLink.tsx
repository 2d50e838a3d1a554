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
  /** In a grid, whose rows take turns to be the one tab stop. */
  tabIndex?: number;
}

/** A team: group icon, display name, link; where it is inherited from. */
export function TeamLink(props: TeamLinkProps) {
  const { entityRef, title, inheritedFrom, tabIndex } = props;
  const t = useKitText();
  return (
    <span className={styles.team}>
      <RiGroupLine aria-hidden="true" className={styles.icon} />
      <span>
        <EntityLink entityRef={entityRef} title={title} tabIndex={tabIndex} />
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
