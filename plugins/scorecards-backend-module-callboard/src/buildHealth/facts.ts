import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { HOUR } from '../families/times';

const facts: FactSchema[] = [
  {
    name: 'main-green',
    title: 'Main is green',
    description:
      'No pipeline is red on its main branch, and at least one is green. Pipelines that never build main say nothing.',
    type: 'boolean',
  },
  {
    name: 'main-red-since',
    title: 'Main is red since',
    description: 'Of the pipeline that is red the longest.',
    type: 'time',
  },
  {
    name: 'p50-build-time',
    title: 'Median build time, 30 days',
    description: 'Of successful builds on main, of its slowest pipeline.',
    type: 'duration',
    minimum: 0,
  },
  {
    name: 'p95-build-time',
    title: 'p95 build time, 30 days',
    description:
      'Of successful builds on main, of its slowest pipeline; from 20 of them on.',
    type: 'duration',
    minimum: 0,
  },
  {
    name: 'success-rate',
    title: 'Builds that passed, 30 days',
    description: 'Of builds on main of all its pipelines; from 20 of them on.',
    type: 'number',
    unit: '%',
    minimum: 0,
    maximum: 100,
  },
  {
    name: 'builds-30d',
    title: 'Builds on main, 30 days',
    description:
      'Those that say something of the code: without what was cancelled or skipped.',
    type: 'number',
    unit: 'builds',
    minimum: 0,
  },
  {
    name: 'last-build-at',
    title: 'Last build on main',
    type: 'time',
  },
  {
    name: 'tests-reported',
    title: 'Tests are reported',
    description: 'A report of its tests came within 30 days.',
    type: 'boolean',
  },
  {
    name: 'flaky-test-count',
    title: 'Flaky tests',
    description:
      'Tests that fail at times without a reason in the code, and are not in quarantine.',
    type: 'number',
    unit: 'tests',
    minimum: 0,
  },
  {
    name: 'flaky-rate',
    title: 'Flaky tests, of all its tests',
    description: 'Without those in quarantine; of all pipelines that report.',
    type: 'number',
    unit: '%',
    minimum: 0,
    maximum: 100,
  },
  {
    name: 'broken-test-count',
    title: 'Broken tests',
    description: 'Tests that fail on main, commit after commit.',
    type: 'number',
    unit: 'tests',
    minimum: 0,
  },
  {
    name: 'quarantine-overdue-count',
    title: 'Tests overdue in quarantine',
    description: 'Tests that should have been mended by now.',
    type: 'number',
    unit: 'tests',
    minimum: 0,
  },
  {
    name: 'pipelines',
    title: 'Pipelines',
    type: 'list',
    items: {
      parts: {
        name: { type: 'string' },
        state: { type: 'string', values: ['green', 'red', 'unknown'] },
      },
    },
  },
];

/** What build health knows of an entity. */
export const buildHealthFacts = facts.map(fact => ({
  ...fact,
  maxAgeMs: 6 * HOUR,
}));
