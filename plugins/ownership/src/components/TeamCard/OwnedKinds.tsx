import { Link } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '@internal/frontend-kit';
import type {
  OwnedCounts,
  TeamOwnership,
} from '@callboard/backstage-plugin-ownership-common';
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

/** What the team owns by kind; below it the same with its sub-teams. */
export function OwnedKinds({ team }: { team: TeamOwnership }) {
  const { t } = useTexts(ownershipTranslationRef);
  // The catalog lists by the owner written at the entity: it would show fewer than are counted.
  const someInherited =
    team.gapCount > team.gaps.length ||
    team.gaps.some(({ finding }) => finding.code === 'inherited-owner');
  const owner = someInherited ? undefined : team.entityRef;
  if (team.subTeamCount === 0) {
    return <Kinds owned={team.owned} owner={owner} />;
  }
  return (
    <dl className={styles.kinds}>
      <dt>{t('team.own')}</dt>
      <dd>
        <Kinds owned={team.owned} owner={owner} />
      </dd>
      <dt>{t('team.withSubTeams')}</dt>
      <dd>
        <Kinds owned={team.ownedWithSubTeams} />
      </dd>
    </dl>
  );
}

/** Counts by kind. Those of one owner open what was counted, where the portal has a catalog page. */
function Kinds({ owned, owner }: { owned: OwnedCounts; owner?: string }) {
  const { t } = useTexts(ownershipTranslationRef);
  const catalog = useRouteRef(catalogRouteRef);
  if (owned.total === 0) return <>{t('team.ownsNothing')}</>;
  return (
    <ul className={styles.inline}>
      {owned.byKind.map(({ kind, count }) => {
        const known = KNOWN_KINDS.find(name => name === kind);
        const text = known
          ? t(`kind.${known}`, { count })
          : t('kind.other', { number: `${count}`, kind });
        return (
          <li key={kind}>
            {owner && catalog ? (
              <Link href={`${catalog()}?${catalogQuery({ kind, owner })}`}>
                {text}
              </Link>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
