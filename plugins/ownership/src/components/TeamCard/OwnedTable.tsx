import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { CountText } from '@internal/frontend-kit';
import type { TeamOwnership } from '@callboard/backstage-plugin-ownership-common';
import { catalogQuery } from '../../lib/catalogQuery';
import { catalogRouteRef } from '../../routes';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamCard.module.css';

const KNOWN_KINDS = [
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'template',
] as const;

/** What the team owns by kind; beside it the same with its sub-teams. */
export function OwnedTable({ team }: { team: TeamOwnership }) {
  const { owned, ownedWithSubTeams, subTeamCount } = team;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const own = new Map(owned.byKind.map(({ kind, count }) => [kind, count]));
  const nameOf = (kind: string) => {
    const known = KNOWN_KINDS.find(name => name === kind);
    return known ? t(`kind.${known}`) : kind;
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('team.kind')}</th>
          <th scope="col">{t('team.own')}</th>
          {subTeamCount > 0 && <th scope="col">{t('team.withSubTeams')}</th>}
        </tr>
      </thead>
      <tbody>
        {ownedWithSubTeams.byKind.map(({ kind, count }) => (
          <tr key={kind}>
            <th scope="row">{nameOf(kind)}</th>
            <td>
              <InCatalog kind={kind} owner={team.entityRef} of={nameOf(kind)}>
                {own.get(kind) ?? 0}
              </InCatalog>
            </td>
            {subTeamCount > 0 && (
              <td>
                <CountText value={count} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A count that opens what was counted, where the portal has a catalog page. */
function InCatalog(props: {
  kind: string;
  owner: string;
  of: string;
  children: number;
}): ReactNode {
  const { kind, owner, of, children: count } = props;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const catalog = useRouteRef(catalogRouteRef);
  if (!catalog || count === 0) return <CountText value={count} />;
  return (
    <Link
      href={`${catalog()}?${catalogQuery({ kind, owner })}`}
      aria-label={t('team.open', { number: `${count}`, kind: of })}
    >
      <CountText value={count} />
    </Link>
  );
}
