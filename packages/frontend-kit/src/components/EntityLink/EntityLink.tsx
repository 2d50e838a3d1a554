import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import styles from './EntityLink.module.css';

function leadsSomewhere(entityRef: string | CompoundEntityRef): boolean {
  try {
    return typeof entityRef !== 'string' || Boolean(parseEntityRef(entityRef));
  } catch {
    return false;
  }
}

/**
 * Link to an entity: kind icon and title; its namespace only when it is not the default one. What descriptors name and is no
 * reference stands as it is written.
 */
export function EntityLink({
  entityRef,
  title,
  tabIndex,
}: {
  entityRef: string | CompoundEntityRef;
  /** Name to show when it is known already; saves a lookup. */
  title?: string;
  /** In a grid, whose rows take turns to be the one tab stop. */
  tabIndex?: number;
}) {
  return (
    <span className={styles.link}>
      {leadsSomewhere(entityRef) ? (
        <EntityRefLink
          entityRef={entityRef}
          title={title}
          tabIndex={tabIndex}
        />
      ) : (
        <code>{entityRef as string}</code>
      )}
    </span>
  );
}
