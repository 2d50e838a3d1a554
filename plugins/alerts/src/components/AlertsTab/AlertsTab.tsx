import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  FIRST_PAGE,
  KitRoot,
  useEntityRef,
  useTexts,
  useUrlPages,
  useUrlState,
} from '@internal/frontend-kit';
import { useAlerts } from '../../hooks/useAlerts';
import { LIST_PAGE } from '../../lib/listQuery';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { AlertRows } from '../OpenTab';
import { PageTeam } from '../PageTeam';
import styles from './AlertsTab.module.css';

/** Alerts of the entity of the page, those that are over too. */
export function AlertsTab() {
  const { t } = useTexts(alertsTranslationRef);
  const { params, change } = useUrlState();
  const { cursor } = useUrlPages(LIST_PAGE);
  const entityRef = useEntityRef();
  const { metadata } = useEntity().entity;
  const name = metadata.title ?? metadata.name;
  const state = params.get('state') === 'open' ? 'open' : 'all';
  const request = {
    entity: entityRef,
    state,
    limit: LIST_PAGE,
    ...(cursor && { cursor }),
  } as const;
  const query = useAlerts(request);
  return (
    <KitRoot>
      <div className={styles.tab}>
        <div className={styles.head}>
          <ToggleButtonGroup
            aria-label={t('card.tab.state')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[state]}
            onSelectionChange={keys =>
              change({
                state: keys.has('open') ? 'open' : undefined,
                ...FIRST_PAGE,
              })
            }
          >
            <ToggleButton id="all">{t('card.tab.all')}</ToggleButton>
            <ToggleButton id="open">{t('card.tab.open')}</ToggleButton>
          </ToggleButtonGroup>
          <PageTeam entityRef={entityRef} name={name} />
        </div>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          // Another choice than the one that had none is on its way.
          isEmpty={({ totalItems }) =>
            totalItems === 0 && !query.isPlaceholderData
          }
          empty={
            state === 'open' ? (
              <EmptyBlock
                kind="good"
                title={t('card.tab.noneOpen', { name })}
              />
            ) : (
              <EmptyBlock
                kind="nothing-yet"
                title={t('card.tab.none', { name })}
              >
                <p>{t('card.tab.noneHint')}</p>
              </EmptyBlock>
            )
          }
        >
          {list => (
            <AlertRows
              list={list}
              of={query.isPlaceholderData ? '' : JSON.stringify(request)}
              isStale={query.isPlaceholderData}
            />
          )}
        </BackendState>
      </div>
    </KitRoot>
  );
}
