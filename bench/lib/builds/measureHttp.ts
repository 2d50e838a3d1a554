/* Health of services, their weeks, the organisation and the builds behind its figures, over HTTP as a member. */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  OrganisationBuilds,
  OwnedBuilds,
  TeamBuilds,
} from '../../../plugins/build-health-common/src';
import {
  membersFigures,
  report,
  reportP95,
  withCpuTime,
  withEventLoopDelay,
} from '../report';
import { healthOf, spread, WINDOW, type BuildsBackend } from './organisation';

const READS = 300;
const PAGES = 30;
/** Milliseconds that a figure must not be above: what an entity shows, a page of the organisation, and a page of builds of a team. */
const LIMITS = { entity: 40, organisation: 300, builds: 100 };

interface Bench {
  backend: BuildsBackend;
  /** Services that the member sees, the one with most builds first. */
  services: readonly Entity[];
  label: string;
}

const of = membersFigures('build-health');

const weeksOf = (entity: Entity) => ({
  path: `/health/weeks?entityRef=${encodeURIComponent(
    stringifyEntityRef(entity),
  )}`,
});

async function measureEntities(
  bench: Bench,
  { name, read }: { name: string; read: typeof healthOf | typeof weeksOf },
) {
  const { backend, services, label } = bench;
  const any = Array.from({ length: READS }, (_, index) =>
    read(spread(services, index)),
  );
  await backend.durations(any.slice(0, 20));
  await withCpuTime(`build-health.${name}.cpu of a read ${label}`, READS, () =>
    backend.durations(any),
  );
  await withEventLoopDelay(
    `build-health.${name}.event_loop_delay_p99 ${label}`,
    () =>
      reportP95(of(bench, `${name}.p95 any service`, LIMITS.entity), () =>
        backend.durations(any),
      ),
  );
  await reportP95(of(bench, `${name}.p95 largest service`), () =>
    backend.durations(Array(READS / 3).fill(read(services[0]))),
  );
}

async function measureOrganisation(bench: Bench) {
  const { backend, label } = bench;
  const page = { path: `/organisation?days=${WINDOW.days}` };
  const [cold] = await backend.durations([page]);
  report({
    ...of(bench, 'organisation.first of a process'),
    value: cold,
    unit: 'ms',
    n: 1,
  });
  await withEventLoopDelay(
    `build-health.organisation.event_loop_delay_p99 ${label}`,
    () =>
      reportP95(of(bench, 'organisation.p95', LIMITS.organisation), () =>
        backend.durations(Array(PAGES).fill(page)),
      ),
  );
  await withCpuTime(`build-health.organisation.cpu ${label}`, PAGES, () =>
    backend.durations(Array(PAGES).fill(page)),
  );
  const found = await backend.call<OrganisationBuilds>(page);
  console.log(`${found.services} services are seen, ${found.redCount} red`);
  return found.teams;
}

/** The largest of these, and the one in the middle of all services: half of them are of teams with more builds. */
function chosenTeams(teams: readonly TeamBuilds[]) {
  const owners = teams
    .filter(({ ownerRef }) => ownerRef)
    .sort((a, b) => b.successRate.n - a.successRate.n);
  let left = owners.reduce((sum, { services }) => sum + services, 0) / 2;
  const usual = owners.find(({ services }) => {
    left -= services;
    return left <= 0;
  })!;
  return { 'usual team': usual, 'largest team': owners[0] };
}

/** The first page of what counted, and of what was left out, of a usual team and of the one with most builds. */
async function measureOwned(bench: Bench, teams: readonly TeamBuilds[]) {
  const { backend, label } = bench;
  for (const [which, team] of Object.entries(chosenTeams(teams))) {
    const { ownerRef, services } = team;
    for (const part of ['counted', 'left-out']) {
      const query = new URLSearchParams({
        ownerRef: ownerRef!,
        part,
        days: `${WINDOW.days}`,
      });
      const page = { path: `/organisation/builds?${query}` };
      const { items, totals } = await backend.call<OwnedBuilds>(page);
      const leftOut = Object.values(totals.leftOut);
      console.log(
        `${which}: ${services} services, ${
          totals.counted
        } counted, ${leftOut.reduce((sum, n) => sum + n, 0)}${
          totals.isMore ? '+' : ''
        } left out, ${items.length} listed`,
      );
      await withCpuTime(
        `build-health.builds of a ${which}.${part}.cpu ${label}`,
        PAGES,
        () => backend.durations(Array(PAGES).fill(page)),
      );
      await reportP95(
        of(bench, `builds of a ${which}.${part}.p95`, LIMITS.builds),
        () => backend.durations(Array(PAGES).fill(page)),
      );
    }
  }
}

export async function measureHttp(bench: Bench): Promise<void> {
  await measureEntities(bench, { name: 'http', read: healthOf });
  await measureEntities(bench, { name: 'weeks', read: weeksOf });
  await measureOwned(bench, await measureOrganisation(bench));
}
