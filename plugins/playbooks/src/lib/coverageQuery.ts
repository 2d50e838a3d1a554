import {
  COVERAGE_STATES,
  SEVERITIES,
  type CoverageFilter,
} from '@callboard/backstage-plugin-playbooks-common';

/** What the address asks of the list; a word that is no state or severity asks for nothing. */
export function readCoverageQuery(params: URLSearchParams): CoverageFilter {
  const states = params.getAll('state');
  const severities = params.getAll('severity');
  const q = params.get('q')?.trim();
  const service = params.get('service');
  return {
    states: COVERAGE_STATES.filter(state => states.includes(state)),
    severities: SEVERITIES.filter(severity => severities.includes(severity)),
    ...(q && { q }),
    ...(service && { service }),
  };
}
