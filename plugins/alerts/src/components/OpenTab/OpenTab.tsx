import { Alert, Button, ButtonLink, Link } from '@backstage/ui';
import {
  EmptyBlock,
  formatCount,
  formatDuration,
  formatInstant,
  SkeletonLines,
  useLocale,
  useTexts,
  useUrlState,
} from '@internal/frontend-kit';
import type {
  AlertCounts,
  AlertList,
} from '@callboard/backstage-plugin-alerts-common';
import { useAlerts, useCounts } from '../../hooks/useAlerts';
import { usePagePath } from '../../hooks/usePagePath';
import { FILTERS, isFiltered, listQuery } from '../../lib/listQuery';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { HandoffHints } from '../HandoffHints';
import { SilenceButton } from '../SilenceDialog';
import { AlertFilters } from './AlertFilters';
import { AlertRows } from './AlertRows';
import { Answer } from './Answer';

/** So many within a minute are a storm. */
const STORM = 50;

/** What is open, the worst first; what waits for the reader before that. */
export function OpenTab() {
  const { t } = useTexts(alertsTranslationRef);
  const { params } = useUrlState();
  const request = listQuery(params);
  const query = useAlerts(request);
  const counts = useCounts();
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('list.subject')}
      thing={t('list.thing')}
    >
      {list => (
        <>
          <Answer counts={counts.data} />
          <HandoffHints />
          {counts.data && <Storm counts={counts.data} />}
          <AlertFilters items={list.items} counts={counts.data} />
          <Rows
            list={list}
            counts={counts.data}
            of={JSON.stringify(request)}
            isStale={query.isPlaceholderData}
          />
        </>
      )}
    </BackendState>
  );
}

function Rows(props: {
  list: AlertList;
  counts?: AlertCounts;
  of: string;
  /** The list is still that of other filters. */
  isStale: boolean;
}) {
  const { list, counts, of, isStale } = props;
  const { params } = useUrlState();
  if (list.totalItems === 0) {
    return isStale ? <SkeletonLines lines={5} /> : <Nothing counts={counts} />;
  }
  return (
    <AlertRows
      list={list}
      of={isStale ? '' : of}
      isStale={isStale}
      isMine={params.get('mine') === 'me'}
    />
  );
}

/** Many at once: what they have in common, and a way to look at just those. */
function Storm({ counts }: { counts: AlertCounts }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { change } = useUrlState();
  const { lastMinute, common } = counts;
  if (lastMinute < STORM) return null;
  const label = common && `${common.label}=${common.value}`;
  return (
    <Alert
      status="warning"
      icon
      title={t('list.storm.title', { n: formatCount(lastMinute, locale) })}
      description={
        common &&
        label &&
        t('list.storm.common', { label, n: formatCount(common.count, locale) })
      }
      customActions={
        label && (
          <>
            <Button
              variant="secondary"
              onPress={() =>
                change({ label, cursor: undefined, from: undefined })
              }
            >
              {t('list.storm.only')}
            </Button>
            <SilenceButton
              label={t('list.storm.silence')}
              initial={() => ({
                matchers: [
                  { label: common.label, op: '=', value: common.value },
                ],
              })}
            />
          </>
        )
      }
    />
  );
}

/** Good news, or filters that leave nothing. */
function Nothing({ counts }: { counts?: AlertCounts }) {
  const { t } = useTexts(alertsTranslationRef);
  const { params, change } = useUrlState();
  if (!isFiltered(params) && !params.has('cursor')) return <AllGood />;
  const clear = Object.fromEntries(
    [...FILTERS, 'cursor', 'from'].map(name => [name, undefined]),
  );
  return (
    <EmptyBlock
      kind="filtered"
      title={t('list.filtered.title')}
      actions={
        <Button variant="secondary" onPress={() => change(clear)}>
          {t('list.filtered.clear')}
        </Button>
      }
    >
      {counts && <p>{t('list.filtered.hint', { count: counts.open })}</p>}
    </EmptyBlock>
  );
}

function AllGood() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  const { data } = useAlerts({ state: 'resolved', limit: 1 });
  const last = data?.items.at(0);
  const isEmpty = data && !last;
  return (
    <EmptyBlock
      kind={isEmpty ? 'nothing-yet' : 'good'}
      title={t('list.good.title')}
      actions={
        isEmpty && (
          <ButtonLink variant="secondary" href={path.tab('keys')}>
            {t('list.good.keys')}
          </ButtonLink>
        )
      }
    >
      {isEmpty && <p>{t('list.good.none')}</p>}
      {last?.resolvedAt && (
        <p>
          <Link href={path.alert(last.id)}>
            {t('list.good.last', {
              title: last.title,
              time: formatInstant(new Date(last.openedAt), { locale }),
              duration: formatDuration(
                Math.max(
                  0,
                  Date.parse(last.resolvedAt) - Date.parse(last.openedAt),
                ),
              ),
            })}
          </Link>
        </p>
      )}
    </EmptyBlock>
  );
}
