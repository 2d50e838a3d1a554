import type { ReactNode } from 'react';
import {
  EntityLink,
  PersonLink,
  TimeText,
  useTexts,
} from '@internal/frontend-kit';
import type {
  NamedEntity,
  OwnershipChange,
} from '@callboard/backstage-plugin-ownership-common';
import { useMe } from '../../hooks/useMe';
import { useRoleName } from '../../hooks/useRoleName';
import { changeText } from '../../lib/changeText';
import { transferAnchor } from '../../lib/transferAnchor';
import { ownershipTranslationRef } from '../../translation';
import styles from './HistoryList.module.css';

/** One change: when, who, what, and why. */
export function ChangeLine({ change }: { change: OwnershipChange }) {
  const { happenedAt, actor, owner, to, text, role, transferId } = change;
  const { t } = useTexts(ownershipTranslationRef);
  // The placeholders differ per change, which the types of `t` cannot follow.
  const say = t as (
    key: string,
    values: Record<string, ReactNode>,
  ) => ReactNode;
  const me = useMe();
  const roleName = useRoleName();
  const link = (entity: NamedEntity | undefined) =>
    entity ? <EntityLink {...entity} /> : t('history.unseen');
  const isRole = change.change === 'role-set';
  return (
    <li className={styles.change}>
      <span className={styles.time}>
        <TimeText value={happenedAt} />
      </span>
      <div className={styles.what}>
        {actor && <PersonLink {...actor} you={actor.entityRef === me} />}
        <p>
          {say(`history.change.${changeText(change)}`, {
            owner: link(owner),
            to: link(change.change === 'first-seen' ? to ?? owner : to),
            role: roleName(role),
            value: text ?? '',
          })}
        </p>
        {text && !isRole && <p className={styles.quote}>{text}</p>}
        {transferId && (
          <a className={styles.link} href={`#${transferAnchor(transferId)}`}>
            {t('history.transfer')}
          </a>
        )}
      </div>
    </li>
  );
}
