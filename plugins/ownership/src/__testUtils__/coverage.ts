import type {
  CoverageCounts,
  OwnershipCoverage,
  TeamCoverage,
} from '@callboard/backstage-plugin-ownership-common';

/** So many services, all in order; what differs is given. */
export function countsOf(
  total: number,
  difference: Partial<CoverageCounts> = {},
): CoverageCounts {
  return {
    total,
    reachable: total,
    trust: { fresh: total, ageing: 0, stale: 0, never: 0 },
    bad: 0,
    warn: 0,
    toConfirm: 0,
    ...difference,
  };
}

/** A team whose services are in order; what differs is given. */
export function teamCoverage(
  title: string,
  difference: Partial<TeamCoverage> = {},
): TeamCoverage {
  const own = difference.own ?? countsOf(10);
  return {
    entityRef: `group:default/${title.toLowerCase().replace(/ /g, '-')}`,
    title,
    parents: [],
    peopleCount: 7,
    own,
    withSubTeams: own,
    ...difference,
  };
}

const payments = 'group:default/payments';
const ledger = countsOf(14, {
  reachable: 10,
  trust: { fresh: 3, ageing: 4, stale: 7, never: 0 },
  bad: 4,
});

/** A company with two branches. */
export const coverage: OwnershipCoverage = {
  all: countsOf(1_204, { reachable: 1_173, bad: 35, warn: 10 }),
  orphans: { total: 31, causes: [{ state: 'missing', count: 31 }] },
  dangling: [],
  danglingTotal: 0,
  teams: [
    teamCoverage('Identity', { own: countsOf(98) }),
    teamCoverage('Payments', {
      own: countsOf(0),
      withSubTeams: countsOf(89, {
        reachable: 85,
        trust: { fresh: 73, ageing: 9, stale: 7, never: 0 },
        bad: 4,
        warn: 9,
      }),
    }),
    teamCoverage('Payments Core', {
      parents: [payments],
      own: countsOf(52),
    }),
    teamCoverage('Fraud', {
      parents: [payments],
      peopleCount: 1,
      own: countsOf(23, { warn: 1 }),
    }),
    teamCoverage('Ledger', { parents: [payments], own: ledger }),
  ],
  mine: [],
  waiting: 2,
  asOf: new Date().toISOString(),
};

/** The company as someone of Ledger sees it, with seven services to confirm. */
export const coverageOfLead: OwnershipCoverage = {
  ...coverage,
  all: { ...coverage.all, toConfirm: 7 },
  teams: coverage.teams.map(team =>
    team.title === 'Ledger'
      ? { ...team, own: { ...ledger, toConfirm: 7 } }
      : team,
  ),
  mine: ['group:default/ledger'],
};
