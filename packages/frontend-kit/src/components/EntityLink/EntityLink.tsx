import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  EntityRefLink,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import { useInCatalog } from '../../hooks/useInCatalog';
import { useKitText } from '../../hooks/useKitText';
import { DanglingRef } from '../DanglingRef/DanglingRef';
import styles from './EntityLink.module.css';

function compoundOf(
  entityRef: string | CompoundEntityRef,
): CompoundEntityRef | undefined {
  try {
    return typeof entityRef === 'string'
      ? parseEntityRef(entityRef)
      : entityRef;
  } catch {
    return undefined;
  }
}

/**
 * Link to an entity: kind icon and title; its namespace only when it is not the default one. What the catalog does not show to the
 * reader, and what descriptors name and is no reference, stands as it is written.
 */
export function EntityLink({
  entityRef,
  title,
  tabIndex,
}: {
  entityRef: string | CompoundEntityRef;
  /** Name to show when it is known already, as of an entity that the catalog has; saves a lookup. */
  title?: string;
  /** In a grid, whose rows take turns to be the one tab stop. */
  tabIndex?: number;
}) {
  const t = useKitText();
  const compound = compoundOf(entityRef);
  const asked =
    compound && title === undefined ? stringifyEntityRef(compound) : undefined;
  const isThere = useInCatalog(asked);
  if (!compound) {
    return (
      <span className={styles.link}>
        <code>{entityRef as string}</code>
      </span>
    );
  }
  return isThere === false ? (
    <DanglingRef raw={humanizeEntityRef(compound)} reason={t('link.unseen')} />
  ) : (
    <span className={styles.link}>
      <EntityRefLink entityRef={compound} title={title} tabIndex={tabIndex} />
    </span>
  );
}
