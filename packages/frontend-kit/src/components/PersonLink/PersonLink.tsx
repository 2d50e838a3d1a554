import { Avatar } from '@backstage/ui';
import { useKitText } from '../../hooks/useKitText';
import { EntityLink } from '../EntityLink/EntityLink';
import styles from './PersonLink.module.css';

/** Properties of {@link PersonLink}. */
export interface PersonLinkProps {
  entityRef: string;
  /** Display name. */
  title: string;
  /** Leads the team that is spoken of. */
  lead?: boolean;
  /** No longer in the catalog: a name without a link. */
  left?: boolean;
  /** The reader: "you". */
  you?: boolean;
}

/** A person: initial, display name, link to the profile. */
export function PersonLink({
  entityRef,
  title,
  lead,
  left,
  you,
}: PersonLinkProps) {
  const t = useKitText();
  return (
    <span className={styles.person}>
      <Avatar src="" name={title} size="small" purpose="decoration" />
      <span>
        {left ? (
          t('link.left', { name: title })
        ) : (
          <EntityLink
            entityRef={entityRef}
            title={you ? t('link.you') : title}
          />
        )}
        {lead && ` ${t('link.lead')}`}
      </span>
    </span>
  );
}
