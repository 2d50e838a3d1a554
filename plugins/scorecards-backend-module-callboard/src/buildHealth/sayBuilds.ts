import {
  pooledRate,
  VERDICT_MINIMUM,
  type DurationSummary,
  type EntityBuilds,
  type PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import type { Said } from '../families/readings';

/** Of figures, in days back from now. */
export const DAYS = 30;

/** All that a pipeline is needed for. */
const OF_PIPELINES = [
  'main-green',
  'main-red-since',
  'p50-build-time',
  'p95-build-time',
  'success-rate',
  'builds-30d',
  'last-build-at',
];

const namesOf = (pipelines: readonly PipelineHealth[]) =>
  pipelines.map(({ name }) => name).join(', ');

function sayMain(pipelines: readonly PipelineHealth[]): Record<string, Said> {
  const of = (state: string) =>
    pipelines.filter(({ trunk }) => trunk.state === state);
  const red = of('red');
  const silent = 'None of its pipelines has built main';
  if (red.length > 0) {
    const note = namesOf(red);
    const [since] = red.flatMap(({ trunk }) => trunk.since ?? []).sort();
    return {
      'main-green': { value: false, note },
      'main-red-since': since
        ? { value: since, note }
        : { unavailable: 'Since when main is red is not known' },
    };
  }
  return of('green').length > 0
    ? {
        'main-green': { value: true },
        'main-red-since': { missing: 'Main is green' },
      }
    : {
        'main-green': { missing: silent },
        'main-red-since': { missing: silent },
      };
}

/** A second more or less is no change. */
const toSeconds = (ms: number) => 1_000 * Math.round(ms / 1_000);

function saySlowest(
  pipelines: readonly PipelineHealth[],
  pick: (duration: DurationSummary) => number | undefined,
): Said {
  const found = pipelines.flatMap(({ name, duration }) => {
    const ms = duration && pick(duration);
    return ms === undefined ? [] : [{ name, ms }];
  });
  if (found.length > 0) {
    const slowest = found.reduce((a, b) => (a.ms < b.ms ? b : a));
    return { value: toSeconds(slowest.ms), note: slowest.name };
  }
  const most = Math.max(0, ...pipelines.map(one => one.duration?.n ?? 0));
  return {
    missing:
      most === 0
        ? `No build on main passed in ${DAYS} days`
        : `Only ${most} builds on main passed in ${DAYS} days: ${VERDICT_MINIMUM} are needed`,
  };
}

function sayRate(pipelines: readonly PipelineHealth[]): Record<string, Said> {
  const { n, successes, rate, hasVerdict } = pooledRate(
    pipelines.map(({ successRate }) => successRate),
  );
  const counted = `${successes} of ${n} builds passed`;
  return {
    'builds-30d': { value: n },
    'success-rate':
      rate !== undefined && hasVerdict
        ? { value: Math.round(1_000 * rate) / 10, note: counted }
        : {
            missing: `${counted} on main in ${DAYS} days: ${VERDICT_MINIMUM} are needed for a rate`,
          },
  };
}

function sayLast(pipelines: readonly PipelineHealth[]): Said {
  const last = pipelines
    .flatMap(({ lastBuilds }) => lastBuilds)
    .flatMap(({ finishedAt }) => finishedAt ?? [])
    .sort()
    .at(-1);
  return last ? { value: last } : { missing: 'No build on main is known' };
}

/** What build health says of the pipelines of an entity. */
export function sayBuilds({
  pipelines,
  hasAnnotation,
}: EntityBuilds): Record<string, Said> {
  const list = pipelines.map(({ name, trunk }) => ({
    name,
    state: trunk.state,
  }));
  if (pipelines.length === 0) {
    const missing = hasAnnotation
      ? 'No build of the pipelines that it names is known'
      : 'It names no pipeline, and none builds its repository';
    return {
      pipelines: { value: list },
      ...Object.fromEntries(OF_PIPELINES.map(name => [name, { missing }])),
    };
  }
  return {
    pipelines: { value: list },
    ...sayMain(pipelines),
    'p50-build-time': saySlowest(pipelines, ({ p50 }) => p50),
    'p95-build-time': saySlowest(pipelines, ({ p95 }) => p95),
    ...sayRate(pipelines),
    'last-build-at': sayLast(pipelines),
  };
}
