import { useApi } from '@backstage/core-plugin-api';
import {
  AsyncState,
  EntityLink,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../../api';
import { readToConfirm } from '../../lib/readToConfirm';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamCard.module.css';

/** What will be confirmed, before it is. */
export function ToConfirmList({ team }: { team: NamedEntity }) {
  const { t } = useTexts(ownershipTranslationRef);
  const api = useApi(ownershipApiRef);
  const query = useQuery({
    queryKey: ['ownerships', 'to-confirm', team.entityRef],
    queryFn: () => readToConfirm(api, team),
  });
  return (
    <AsyncState
      query={query}
      subject={t('team.toConfirmSubject')}
      thing={t('team.thing')}
      skeleton={<SkeletonLines lines={2} lineHeight={23} />}
    >
      {rows => (
        <ul className={styles.entities} aria-label={t('team.toConfirmSubject')}>
          {rows.map(({ entityRef, title }) => (
            <li key={entityRef}>
              <EntityLink entityRef={entityRef} title={title} />
            </li>
          ))}
        </ul>
      )}
    </AsyncState>
  );
}
