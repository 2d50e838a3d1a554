import type { ReactNode } from 'react';
import { Button, ButtonLink, Link, Text } from '@backstage/ui';
import {
  EmptyBlock,
  FilterBar,
  RowLine,
  RowList,
  StatusText,
  useTexts,
  useUrlState,
} from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  alertsPolicyUpdatePermission,
  builtInRules,
  type StoredPolicy,
} from '@callboard/backstage-plugin-alerts-common';
import { usePagePath } from '../../hooks/usePagePath';
import { usePolicyText } from '../../hooks/policies/usePolicyText';
import { readKept } from '../../lib/policies/keptPolicy';
import type { PolicyText } from '../../lib/policies/PolicyText';
import { alertsTranslationRef } from '../../translation';
import { PolicyUse } from './PolicyUse';
import styles from './PoliciesTab.module.css';

const isFound = (policy: StoredPolicy, wanted: string) =>
  [policy.title, policy.named.title, policy.teamRef, ...policy.entityRefs].some(
    one => one.toLocaleLowerCase().includes(wanted),
  );

/** All policies: of which team, what they say, and whose alerts they are for. */
export function PolicyList(props: {
  policies: readonly StoredPolicy[];
  onDelete: (policy: StoredPolicy) => void;
}) {
  const { policies, onDelete } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { params, change } = useUrlState();
  const q = params.get('q') ?? '';
  const wanted = q.trim().toLocaleLowerCase();
  const found = policies.filter(one => isFound(one, wanted));
  const text = usePolicyText(policies.map(({ rules }) => rules));
  const count = policies.length;
  return (
    <>
      <div className={styles.head}>
        <Text as="p" variant="body-large">
          {count === 0
            ? t('policies.answerNone')
            : t('policies.answer', { count })}{' '}
          {t('policies.answerRest')}
        </Text>
        <Create />
      </div>
      {count > 0 && (
        <FilterBar
          search={{
            label: t('policies.search'),
            value: q,
            onChange: next => change({ q: next }, { replace: true }),
          }}
        />
      )}
      {count > 0 && found.length === 0 && (
        <EmptyBlock
          kind="filtered"
          title={t('policies.noneFound', { text: q })}
          actions={
            <Button
              variant="secondary"
              onPress={() => change({ q: undefined }, { replace: true })}
            >
              {t('policies.clear')}
            </Button>
          }
        />
      )}
      <RowList label={t('policies.list')}>
        {found.map(policy => (
          <PolicyRow key={policy.id} {...{ policy, text, onDelete }} />
        ))}
        {wanted === '' && (
          <Row
            id="built-in"
            title={t('policies.builtIn')}
            sentence={text.sentence(builtInRules)}
            use={t('policies.builtInUse')}
          />
        )}
      </RowList>
    </>
  );
}

function Create() {
  const { t } = useTexts(alertsTranslationRef);
  const path = usePagePath();
  const { allowed, loading } = usePermission({
    permission: alertsPolicyUpdatePermission,
  });
  if (loading) return null;
  if (!allowed) return <p className={styles.quiet}>{t('policies.mayNot')}</p>;
  return (
    <ButtonLink variant="primary" href={path.policy('new')}>
      {t('policies.create')}
    </ButtonLink>
  );
}

function PolicyRow(props: {
  policy: StoredPolicy;
  text: PolicyText;
  onDelete: (policy: StoredPolicy) => void;
}) {
  const { policy, text, onDelete } = props;
  const { id, title, named, rules, allowed } = policy;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <Row
      {...{ id, title }}
      team={t('policies.of', { team: named.title })}
      sentence={text.sentence(rules)}
      use={<PolicyUse policy={policy} />}
    >
      {readKept(id) && (
        <StatusText tone="progress" text={t('policies.draftKept')} />
      )}
      {allowed.includes('delete') && (
        <Button
          variant="tertiary"
          size="small"
          aria-label={t('policies.removeOf', { title })}
          onPress={() => onDelete(policy)}
        >
          {t('policies.remove')}
        </Button>
      )}
    </Row>
  );
}

function Row(props: {
  id: string;
  title: string;
  team?: string;
  sentence: string;
  use: ReactNode;
  children?: ReactNode;
}) {
  const { id, title, team, sentence, use, children } = props;
  const path = usePagePath();
  return (
    <li>
      <RowLine isPacked>
        <Link href={path.policy(id)} weight="bold">
          {title}
        </Link>
        {team && <span>{team}</span>}
      </RowLine>
      <span>{sentence}</span>
      <span className={styles.quiet}>{use}</span>
      {children && <RowLine isPacked>{children}</RowLine>}
    </li>
  );
}
