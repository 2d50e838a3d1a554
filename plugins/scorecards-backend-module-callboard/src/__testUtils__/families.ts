import type {
  BuildSourceState,
  EntityBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import { packOnCall } from '@callboard/backstage-plugin-oncall-common';
import type { OwnershipsByRefs } from '@callboard/backstage-plugin-ownership-common';
import type { CoveragePage } from '@callboard/backstage-plugin-playbooks-common';
import {
  alertOf,
  buildsOf,
  figuresOf,
  levelOf,
  onCallOf,
  ownershipOf,
  person,
  pipelineOf,
  playbookOf,
  refOf,
  shiftOf,
} from './answers';
import type { Answers } from './portal';

export const asOf = '2026-11-28T11:59:30.000Z';
export const FAMILIES = [
  'ownership',
  'oncall',
  'playbooks',
  'build-health',
  'alerts',
];

/** For each entity that is asked for. */
export const forEach =
  <T>(answerOf: (name: string) => T) =>
  ({ body }: { body: Record<string, unknown> }) =>
    (body.entityRefs as string[]).map(ref => answerOf(ref.split('/')[1]));

export const coveragePage = (page: Partial<CoveragePage>): CoveragePage => ({
  items: [],
  pageInfo: {},
  totalItems: 0,
  totals: { alerts: 0, used: 0, nowhere: 0, byState: {} },
  sources: [{ id: 'rules', completedAt: asOf, broken: [] }],
  ...page,
});

export const sourceOf = (
  rest: Partial<BuildSourceState>,
): BuildSourceState => ({
  id: 'github',
  title: 'GitHub',
  provider: 'github-actions',
  pipelines: 1,
  waiting: 0,
  dead: 0,
  repeats: 0,
  canCheck: true,
  canPoll: true,
  ...rest,
});

/** Families in which all is in order. */
export const healthy = (): Record<string, Answers> => ({
  ownership: {
    '/owners/by-refs': asked =>
      ({
        items: forEach(name => ownershipOf(name))(asked),
        asOf,
      } satisfies OwnershipsByRefs),
  },
  oncall: {
    '/on-call/by-refs': asked =>
      packOnCall({
        items: forEach(name =>
          onCallOf(name, {
            levels: [levelOf(1, { now: shiftOf(person('Ana')) })],
            outlook: {
              levels: [
                { level: 1, people: 4 },
                { level: 2, people: 2 },
              ],
              gaps: { in30Days: 1, in90Days: 3 },
              firstGap: {
                startsAt: '2026-12-01T00:00:00.000Z',
                endsAt: '2026-12-02T00:00:00.000Z',
              },
            },
          }),
        )(asked),
        asOf,
      }),
  },
  playbooks: {
    '/pages/by-refs': asked => ({
      items: forEach(name => ({
        entityRef: refOf(name),
        title: name,
        pages: [{ playbook: playbookOf('Restart'), reasons: ['folder'] }],
        totalPages: 1,
        problems: [],
      }))(asked),
    }),
    '/coverage': () => coveragePage({ items: [alertOf('Down', ['a'])] }),
  },
  'build-health': {
    '/health/by-refs': asked => ({
      items: forEach(
        (name): EntityBuilds => buildsOf(name, [pipelineOf('ci')]),
      )(asked),
    }),
    '/quarantine': () => ({ items: [] }),
    '/sources': () => ({ items: [sourceOf({ lastPolledAt: asOf })] }),
  },
  alerts: {
    '/figures/by-refs': asked => ({
      items: forEach(name =>
        figuresOf(name, { pages: 2, acknowledged: 1, acknowledgedAfterMs: 9 }),
      )(asked),
    }),
  },
});
