import {
  FilterBar,
  useNames,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { RedService } from '@callboard/backstage-plugin-build-health-common';
import { NO_OWNER } from '../../lib/redThatFit';
import { buildHealthTranslationRef } from '../../translation';

/** Words and teams that the list is narrowed to, in the address. */
export function RedFilters({ red }: { red: readonly RedService[] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const counts = new Map<string, number>();
  for (const { ownerRef = NO_OWNER } of red) {
    counts.set(ownerRef, (counts.get(ownerRef) ?? 0) + 1);
  }
  const selected = params.getAll('team');
  // A link may name a team that has nothing red any more.
  const teams = [...new Set([...counts.keys(), ...selected])];
  const nameOf = useNames(teams.filter(team => team !== NO_OWNER));
  return (
    <FilterBar
      search={{
        label: t('page.red.search'),
        value: params.get('q') ?? '',
        onChange: q => change({ q, from: undefined }, { replace: true }),
      }}
      filters={[
        {
          id: 'team',
          label: t('page.red.team'),
          selected,
          isSearchable: true,
          options: teams
            .map(team => ({
              value: team,
              label: team === NO_OWNER ? t('page.nobody') : nameOf(team),
              count: counts.get(team) ?? 0,
            }))
            .sort((a, b) => a.label.localeCompare(b.label)),
        },
      ]}
      onFilter={(id, values) => change({ [id]: values, from: undefined })}
      onClear={() => change({ q: undefined, team: undefined, from: undefined })}
    />
  );
}
