import { Text } from '@backstage/ui';
import { EmptyBlock, Snippet, useNow, useTexts } from '@internal/frontend-kit';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  buildHealthSourceManagePermission,
  type BuildSourceState,
} from '@callboard/backstage-plugin-build-health-common';
import { useSources } from '../../hooks/useSources';
import { findingOf } from '../../lib/sourceState';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { SOURCE_EXAMPLE } from '../RedTab';
import { Connect } from './Connect';
import { DeadDeliveries } from './DeadDeliveries';
import { SourceCard } from './SourceCard';
import styles from './SourcesTab.module.css';

/** Where builds come from, how each source fares, and what of it could not be read. */
export function SourcesTab() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useSources();
  const { allowed } = usePermission({
    permission: buildHealthSourceManagePermission,
  });
  return (
    <>
      {allowed && <Connect />}
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('page.sources.subject')}
        thing={t('page.sources.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('page.sources.empty.title')}>
            <p>{t('page.sources.empty.hint')}</p>
            <Snippet
              text={SOURCE_EXAMPLE}
              language="yaml"
              what={t('page.nothing.snippet')}
            />
          </EmptyBlock>
        }
      >
        {({ items }) => <Sources sources={items} mayManage={allowed} />}
      </BackendState>
      {allowed && query.data && query.data.items.length > 0 && (
        <DeadDeliveries sources={query.data.items} />
      )}
    </>
  );
}

function Sources({
  sources,
  mayManage,
}: {
  sources: readonly BuildSourceState[];
  mayManage: boolean;
}) {
  const { t } = useTexts(buildHealthTranslationRef);
  const now = useNow();
  const bad = sources.filter(source =>
    ['bad', 'warn'].includes(findingOf(source, now).tone),
  ).length;
  return (
    <>
      <Text as="p" variant="body-large">
        {t(bad > 0 ? 'page.sources.bad' : 'page.sources.answer', {
          bad: `${bad}`,
          count: sources.length,
        })}
      </Text>
      <ul className={styles.sources} aria-label={t('page.sources.list')}>
        {sources.map(source => (
          <li key={source.id}>
            <SourceCard source={source} mayManage={mayManage} />
          </li>
        ))}
      </ul>
    </>
  );
}
