import { Select } from '@backstage/ui';
import {
  FilterBar,
  FIRST_PAGE,
  useNarrow,
  useUrlState,
  type Filter,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipFacet } from '@callboard/backstage-plugin-ownership-common';
import { useCoverage } from '../../hooks/useCoverage';
import { useFilterText } from '../../hooks/useFilterText';
import {
  MAX_VALUES,
  readServiceQuery,
  serviceFilters,
  type ServiceFilter,
} from '../../lib/serviceQuery';
import { ownershipTranslationRef } from '../../translation';

const NOTHING = Object.fromEntries(serviceFilters.map(id => [id, undefined]));

/** Search and filters of the list, each value with how many it would leave. */
export function ServiceFilters({ facets }: { facets: OwnershipFacet[] }) {
  const { t } = useTexts(ownershipTranslationRef);
  const { params, change } = useUrlState();
  const narrow = useNarrow();
  const query = readServiceQuery(params);
  const filters = useFilters(facets);
  return (
    <FilterBar
      search={{
        label: t('page.services.search'),
        // As typed: what is asked for has no space at its end, and the next word needs one.
        value: params.get('q') ?? '',
        onChange: q => change({ q, ...FIRST_PAGE }, { replace: true }),
      }}
      filters={filters}
      onFilter={(id, values) => change({ [id]: values, ...FIRST_PAGE })}
      onClear={() => change({ ...NOTHING, q: undefined, ...FIRST_PAGE })}
    >
      {/* A wide screen has the heads of the table for it. */}
      {narrow && (
        <Select
          label={t('page.services.order')}
          options={(
            ['severity', 'title', 'owner', '-since', 'trust'] as const
          ).map(id => ({ id, label: t(`page.services.orders.${id}`) }))}
          value={query.sort ?? 'severity'}
          onChange={sort =>
            change({
              sort: sort === 'severity' ? undefined : String(sort),
              ...FIRST_PAGE,
            })
          }
        />
      )}
    </FilterBar>
  );
}

function useFilters(facets: OwnershipFacet[]): Filter[] {
  const { t } = useTexts(ownershipTranslationRef);
  const { params } = useUrlState();
  const { data: coverage } = useCoverage();
  const query = readServiceQuery(params);
  const teams = coverage?.teams ?? [];
  const nameOf = useFilterText();

  const optionsOf = (id: ServiceFilter, selected: string[]) => {
    if (id === 'team') {
      return teams
        .map(({ entityRef, title }) => ({ value: entityRef, label: title }))
        .sort((a, b) => a.label.localeCompare(b.label));
    }
    const values = facets.find(({ field }) => field === id)?.values ?? [];
    const missing = selected
      .filter(value => !values.some(each => each.value === value))
      .map(value => ({ value, count: 0 }));
    return [...values, ...missing].map(({ value, count }) => ({
      value,
      count,
      label: nameOf(id, value),
    }));
  };

  return serviceFilters.map(id => {
    const selected: string[] = query[id] ?? [];
    return {
      id,
      label: t(`page.services.filters.${id}`),
      selected,
      // An owner is chosen elsewhere; here it is taken away.
      options: id === 'owner' ? [] : optionsOf(id, selected),
      isSearchable: id === 'team',
      max: MAX_VALUES,
    };
  });
}
