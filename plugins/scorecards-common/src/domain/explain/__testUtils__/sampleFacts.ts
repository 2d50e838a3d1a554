import { DAY, namedFacts } from './subjectOf';

export const sampleFacts = namedFacts({
  'oncall/size': {
    title: 'Rotation size of level 2',
    type: 'number',
    unit: 'people',
    minimum: 0,
    maxAgeMs: DAY,
  },
  'build/green': { title: 'Main is green', type: 'boolean' },
  'ownership/confirmed': { title: 'Owner confirmed', type: 'boolean' },
  'build/p95': { title: 'p95 build time', type: 'duration' },
  'build/passes': { title: 'Pass rate', type: 'number', unit: '%' },
  'catalog/lifecycle': {
    title: 'Lifecycle',
    type: 'string',
    values: ['experimental', 'beta', 'production', 'deprecated'],
  },
  'catalog/name': { title: 'Name', type: 'string' },
  'runtime/node': { title: 'Node.js version', type: 'version' },
  'playbooks/drill': { title: 'Last drill', type: 'time' },
  'catalog/tags': { title: 'Tags', type: 'list', items: { type: 'string' } },
  'catalog/labels': { title: 'Labels', type: 'map' },
  'catalog/links': {
    title: 'Links of the entity',
    type: 'list',
    items: {
      parts: {
        url: { type: 'string' },
        type: { type: 'string' },
        rank: { type: 'number' },
      },
    },
  },
  'alerts/open': {
    title: 'Alerts',
    type: 'list',
    items: {
      parts: {
        title: { type: 'string' },
        severity: {
          type: 'string',
          values: ['low', 'high', 'critical'],
        },
        runbook: { type: 'string' },
      },
    },
  },
});
