import {
  Button,
  Container,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { EmptyBlock, useUrlState, useTexts } from '@internal/frontend-kit';
import type { RunListPage } from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import { useRunList } from '../../hooks/useRunActions';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { PageHeader } from '../PageHeader';
import { RunRow } from './RunRow';
import styles from './RunsTab.module.css';

const PAGE_SIZE = 50;

const FILTERS = ['all', 'open', 'ended', 'mine'] as const;

function Rows(props: {
  page: RunListPage;
  cursor?: string;
  toPage: (cursor: string | undefined) => void;
}) {
  const { page, cursor, toPage } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { items, pageInfo } = page;
  const path = usePagePath();
  const nameOf = usePeopleNames(items.flatMap(({ peopleRefs }) => peopleRefs));
  return (
    <>
      <ul className={styles.list}>
        {items.map(run => (
          <RunRow key={run.id} run={run} nameOf={nameOf} path={path} />
        ))}
      </ul>
      <div className={styles.pages}>
        {cursor && (
          <Button variant="secondary" onPress={() => toPage(undefined)}>
            {t('runs.list.first')}
          </Button>
        )}
        {pageInfo.nextCursor && (
          <Button
            variant="secondary"
            onPress={() => toPage(pageInfo.nextCursor)}
          >
            {t('runs.list.more')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Runs, the newest first. */
export function RunsTab() {
  const { t } = useTexts(playbooksTranslationRef);
  const { params, change } = useUrlState();
  const filter = params.get('runs') ?? 'all';
  const cursor = params.get('cursor') ?? undefined;
  const query = useRunList({
    ...(filter === 'open' || filter === 'ended' ? { state: filter } : {}),
    ...(filter === 'mine' && { mine: true }),
    ...(cursor && { cursor }),
    limit: PAGE_SIZE,
  });
  return (
    <>
      <PageHeader tab="runs" />
      <Container className={styles.content}>
        <ToggleButtonGroup
          aria-label={t('runs.list.filter')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={([chosen]) =>
            change({
              runs: chosen === 'all' ? undefined : String(chosen),
              cursor: undefined,
            })
          }
        >
          {FILTERS.map(one => (
            <ToggleButton key={one} id={one}>
              {t(`runs.list.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('runs.list.subject')}
          thing={t('runs.list.thing')}
          isEmpty={({ items }) => items.length === 0}
          empty={
            filter !== 'all' ? (
              <EmptyBlock kind="filtered" title={t('runs.list.none.filtered')}>
                <p>{t('runs.list.none.filteredHint')}</p>
              </EmptyBlock>
            ) : (
              <EmptyBlock kind="nothing-yet" title={t('runs.list.none.title')}>
                <p>{t('runs.list.none.hint')}</p>
              </EmptyBlock>
            )
          }
        >
          {page => (
            <Rows
              page={page}
              cursor={cursor}
              toPage={next => change({ cursor: next })}
            />
          )}
        </BackendState>
      </Container>
    </>
  );
}
