import { Link } from '@backstage/ui';
import {
  EntityLink,
  formatDay,
  safeHref,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipRole } from '@callboard/backstage-plugin-ownership-common';
import { useMe } from '../../hooks/useMe';
import { useRoleName } from '../../hooks/useRoleName';
import { ownershipTranslationRef } from '../../translation';
import styles from './RoleList.module.css';

/** "Support #pay-help · Security Eve Sato", or a line for each with its source. */
export function RoleLines(props: {
  roles: OwnershipRole[];
  detailed?: boolean;
}) {
  const { roles, detailed } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const roleName = useRoleName();
  if (roles.length === 0) {
    return <span className={styles.quiet}>{t('roles.none')}</span>;
  }
  return (
    <dl className={detailed ? styles.lines : styles.line}>
      {roles.map(role => (
        <div key={role.role}>
          <dt>{roleName(role.role)}</dt>
          <dd>
            <Value role={role} />
            {detailed && <Source role={role} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ role }: { role: OwnershipRole }) {
  const { entity, href, value } = role;
  const { t } = useTexts(ownershipTranslationRef);
  const safe = safeHref(href);
  if (entity) return <EntityLink {...entity} />;
  // The service leaves out whom the reader may not see.
  if (value === '') return <>{t('roles.hidden')}</>;
  return safe ? (
    <Link href={safe} target="_blank" rel="noopener noreferrer">
      {value}
    </Link>
  ) : (
    <>{value}</>
  );
}

/** From where a role is known. */
function Source({ role }: { role: OwnershipRole }) {
  const { source, setBy, setAt } = role;
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  const me = useMe();
  const date = setAt ? formatDay(new Date(setAt), { locale }) : '';
  const person = setBy?.entityRef === me ? t('trust.you') : setBy?.title;
  const set = person
    ? t('roles.setBy', { person, date })
    : t('roles.set', { date });
  return (
    <span className={styles.quiet}>
      {' '}
      ({source === 'annotation' ? t('roles.fromDescriptor') : set})
    </span>
  );
}
