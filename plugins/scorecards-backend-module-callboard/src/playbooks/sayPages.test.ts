import type { PlaybookSummary } from '@callboard/backstage-plugin-playbooks-common';
import { playbookOf, refOf } from '../__testUtils__/answers';
import { sayPages } from './sayPages';

const says = (playbooks: PlaybookSummary[], totalPages = playbooks.length) =>
  sayPages({
    entityRef: refOf('a'),
    title: 'a',
    pages: playbooks.map(playbook => ({ playbook, reasons: ['folder'] })),
    totalPages,
    problems: [],
  });

const trusted = (
  level: 'fresh' | 'stale',
  kind: 'run' | 'drill' | 'review',
  day: string,
) => ({ trust: { level, basis: { kind, day, daysAgo: 1 }, changed: [] } });

const external = playbookOf('Elsewhere', {
  kind: 'external',
  trust: undefined,
});

it('counts pages by how far they are proven', () => {
  const said = says([
    playbookOf('New'),
    playbookOf('Old', { ...trusted('stale', 'review', '2026-01-05') }),
    playbookOf('Good', {
      ...trusted('fresh', 'drill', '2026-11-03'),
      brokenLinks: 2,
    }),
    external,
  ]);
  expect(said).toEqual({
    'playbook-count': { value: 4, note: 'New, Old, Good, Elsewhere' },
    'stale-playbook-count': { value: 1, note: 'Old' },
    'unproven-playbook-count': { value: 1, note: 'New' },
    'last-proven-at': { value: '2026-11-03T00:00:00Z', note: 'Good' },
    'last-good-run': { missing: 'No run of its playbooks ended well' },
    'last-drill': { missing: 'None of its playbooks was ever drilled' },
    'has-rollback-step': { value: false },
    'broken-link-count': { value: 2 },
  });
});

it.each([
  ['has none', [], 'It has no playbook'],
  ['has proven none', [playbookOf('New')], 'None of its playbooks has'],
])('knows no last proof of what %s', (_, playbooks, missing) => {
  expect(says(playbooks)['last-proven-at']).toEqual({
    missing: expect.stringContaining(missing),
  });
});

it('knows the last good run, the last drill, and who says how to roll back', () => {
  const said = says([
    playbookOf('First', {
      lastGoodRunAt: '2026-11-03T10:00:00.000Z',
      lastDrillAt: '2026-11-02T10:00:00.000Z',
      hasRollback: true,
    }),
    playbookOf('Second', { lastGoodRunAt: '2026-11-05T10:00:00.000Z' }),
    external,
  ]);
  expect(said).toMatchObject({
    'last-good-run': { value: '2026-11-05T10:00:00.000Z', note: 'Second' },
    'last-drill': { value: '2026-11-02T10:00:00.000Z', note: 'First' },
    'has-rollback-step': { value: true, note: 'First' },
  });
});

it('knows nothing of how to roll back where all is kept elsewhere, or there is nothing', () => {
  expect(says([external])['has-rollback-step']).toHaveProperty('unavailable');
  expect(says([])['has-rollback-step']).toHaveProperty('missing');
});

it('counts nothing of what it was not told', () => {
  const said = says([playbookOf('New')], 101);
  expect(said['playbook-count']).toMatchObject({ value: 101 });
  const others = Object.entries(said).filter(
    ([name]) => name !== 'playbook-count',
  );
  expect(others).toHaveLength(7);
  for (const [, one] of others) expect(one).toHaveProperty('unavailable');
  const untold = says([playbookOf('New', { trust: undefined })]);
  expect(untold['stale-playbook-count']).toHaveProperty('unavailable');
  expect(untold['unproven-playbook-count']).toHaveProperty('unavailable');
});
