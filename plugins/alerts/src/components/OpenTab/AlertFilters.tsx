import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  FilterBar,
  FIRST_PAGE,
  formatCount,
  useLocale,
  useNames,
  useTexts,
  useUrlState,
  type Filter,
} from '@internal/frontend-kit';
import {
  alertSeverities,
  type AlertCounts,
  type AlertSummary,
} from '@callboard/backstage-plugin-alerts-common';
import { FILTERS, isWhose, LIST_STATES } from '../../lib/listQuery';
import { alertsTranslationRef } from '../../translation';
import styles from './OpenTab.module.css';

/** The API takes one value of each: the one that was chosen last. */
const lastOf = (values: readonly string[], before: string | null) =>
  values.filter(value => value !== before).at(-1) ?? values.at(-1);

/** What the list is narrowed to, in the address. */
export function AlertFilters(props: {
  items: readonly AlertSummary[];
  counts?: AlertCounts;
}) {
  const { items, counts } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { params, change } = useUrlState();
  const places = usePlaces(items, params);
  const filterOf = (
    id: 'severity' | 'state' | 'team' | 'service' | 'label',
    options: Filter['options'],
  ): Filter => ({
    id,
    label: t(`list.filter.${id}`),
    options,
    selected: params.getAll(id).slice(0, 1),
    isSearchable: id === 'team' || id === 'service',
  });
  const label = params.get('label');
  return (
    <>
      <Whose counts={counts} />
      <FilterBar
        search={{
          label: t('list.filter.search'),
          value: params.get('q') ?? '',
          onChange: q => change({ q, ...FIRST_PAGE }, { replace: true }),
        }}
        filters={[
          filterOf(
            'severity',
            alertSeverities.map(value => ({
              value,
              label: t(`alert.severity.${value}`),
            })),
          ),
          filterOf(
            'state',
            LIST_STATES.map(value => ({
              value,
              label: t(`list.filter.states.${value}`),
            })),
          ),
          filterOf('team', places.team),
          filterOf('service', places.service),
          filterOf('label', label ? [{ value: label, label }] : []),
        ]}
        onFilter={(id, values) =>
          change({ [id]: lastOf(values, params.get(id)), ...FIRST_PAGE })
        }
        onClear={() =>
          change({
            ...Object.fromEntries(FILTERS.map(name => [name, undefined])),
            ...FIRST_PAGE,
          })
        }
      />
    </>
  );
}

/** Teams and services of what is listed, and those that the address names. */
function usePlaces(items: readonly AlertSummary[], params: URLSearchParams) {
  const chosen = ['team', 'service'].flatMap(name => params.getAll(name));
  const nameOf = useNames(chosen);
  const optionsOf = (of: 'team' | 'service') => {
    const named = new Map(
      items.flatMap(({ team, entity }) => {
        const one = of === 'team' ? team : entity;
        return one ? [[one.entityRef, one.title] as const] : [];
      }),
    );
    for (const ref of params.getAll(of)) {
      if (!named.has(ref)) named.set(ref, nameOf(ref));
    }
    return [...named]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label));
  };
  return { team: optionsOf('team'), service: optionsOf('service') };
}

function Whose({ counts }: { counts?: AlertCounts }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { params, change } = useUrlState();
  const mine = params.get('mine');
  const count = (n: number | undefined) =>
    n === undefined ? '' : formatCount(n, locale);
  return (
    <ToggleButtonGroup
      className={styles.whose}
      aria-label={t('list.whose.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[isWhose(mine) ? mine : 'all']}
      onSelectionChange={keys => {
        const [key] = [...keys].map(String);
        change({ mine: key === 'all' ? undefined : key, ...FIRST_PAGE });
      }}
    >
      <ToggleButton id="all">
        {t('list.whose.all', { n: count(counts?.open) })}
      </ToggleButton>
      <ToggleButton id="me">
        {t('list.whose.me', { n: count(counts?.mine) })}
      </ToggleButton>
      <ToggleButton id="teams">
        {t('list.whose.teams', { n: count(counts?.myTeams) })}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
