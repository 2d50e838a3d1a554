import type { AlertFigures } from '@callboard/backstage-plugin-alerts-common';
import type {
  EntityBuilds,
  PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import type {
  OnCallAnswer,
  OnCallLevel,
  OnCallPerson,
  OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import type {
  AlertCoverage,
  PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';

export const refOf = (name: string) => `component:default/${name}`;

export const ownershipOf = (
  name: string,
  rest: Partial<Ownership> = {},
): Ownership => ({
  entityRef: refOf(name),
  title: name,
  state: 'owned',
  owner: { entityRef: 'group:default/ledger', kind: 'group', title: 'Ledger' },
  people: [],
  peopleCount: 4,
  channels: [{ kind: 'chat', label: '#ledger', from: 'group:default/ledger' }],
  ancestors: [],
  findings: [],
  trust: { level: 'never', mayConfirm: false },
  roles: [],
  ...rest,
});

export const figuresOf = (
  name: string,
  rest: Partial<AlertFigures> = {},
): AlertFigures => ({
  entityRef: refOf(name),
  alerts: 0,
  pages: 0,
  outOfHoursPages: 0,
  acknowledged: 0,
  unowned: 0,
  unrouted: 0,
  route: { reachesPerson: true },
  ...rest,
});

export const person = (
  title: string,
  rest: Partial<OnCallPerson> = {},
): OnCallPerson => ({
  entityRef: `user:default/${title.toLowerCase()}`,
  title,
  known: true,
  channels: [],
  ...rest,
});

export const shiftOf = (...people: OnCallPerson[]): OnCallShift => ({
  startsAt: '2026-11-28T08:00:00.000Z',
  endsAt: '2026-11-29T08:00:00.000Z',
  people,
  overridden: false,
});

export const levelOf = (
  level: number,
  rest: Partial<OnCallLevel> = {},
): OnCallLevel => ({
  level,
  schedule: { id: `s${level}`, name: `Ledger ${level}` },
  ...rest,
});

export const onCallOf = (
  name: string,
  rest: Partial<OnCallAnswer> = {},
): OnCallAnswer => ({
  entityRef: refOf(name),
  title: name,
  levels: [],
  ...rest,
});

export const playbookOf = (
  title: string,
  rest: Partial<PlaybookSummary> = {},
): PlaybookSummary => ({
  kind: 'page',
  id: title,
  title,
  sourceId: 'handbook',
  path: `${title}.md`,
  status: 'active',
  steps: 3,
  commands: 2,
  problems: 0,
  alerts: [],
  trust: { level: 'never', changed: [] },
  ...rest,
});

export const alertOf = (
  alert: string,
  services: string[],
  state: AlertCoverage['state'] = 'page',
): AlertCoverage => ({
  alert,
  severity: 'critical',
  services,
  state,
  findings: [{ state }],
  isUsed: false,
  rules: [],
});

export const pipelineOf = (
  name: string,
  rest: Partial<PipelineHealth> = {},
): PipelineHealth => ({
  id: name,
  name,
  sourceId: 'github',
  provider: 'github-actions',
  trunk: { state: 'green' },
  lastBuilds: [],
  successRate: { n: 0, successes: 0, hasVerdict: false },
  leftOut: {},
  redMs: 0,
  ...rest,
});

export const buildsOf = (
  name: string,
  pipelines: PipelineHealth[],
  hasAnnotation = true,
): EntityBuilds => ({ entityRef: refOf(name), pipelines, hasAnnotation });
