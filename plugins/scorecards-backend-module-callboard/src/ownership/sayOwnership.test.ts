import { finding } from '@callboard/backstage-plugin-ownership-common';
import { ownershipOf } from '../__testUtils__/answers';
import { sayOwnership } from './sayOwnership';

const says = (rest: Parameters<typeof ownershipOf>[1]) =>
  sayOwnership(ownershipOf('a', rest));

const person = {
  entityRef: 'user:default/ana',
  kind: 'user',
  title: 'Ana',
} as const;
const missing = finding('missing', { title: 'a' });

it.each([
  ['fresh', true],
  ['ageing', true],
  ['stale', false],
] as const)('says of a %s owner whether it is confirmed', (level, value) => {
  const confirmedAt = '2026-11-01T00:00:00.000Z';
  const said = says({ trust: { level, confirmedAt, mayConfirm: false } });
  expect(said['owner-confirmed']).toMatchObject({ value });
  expect(said['owner-trust']).toEqual({ value: level });
  expect(said['owner-confirmed-at']).toEqual({ value: confirmedAt });
});

it('knows no day of what was never confirmed', () => {
  const said = says({});
  expect(said['owner-confirmed']).toMatchObject({ value: false });
  expect(said['owner-trust']).toEqual({ value: 'never' });
  expect(said['owner-confirmed-at']).toEqual({
    missing: 'Nobody has confirmed this owner yet',
  });
});

it('says why there is no owner', () => {
  const said = says({
    state: 'missing',
    owner: undefined,
    trust: undefined,
    peopleCount: 0,
    channels: [],
    findings: [missing],
  });
  const reason = { missing: missing.reason };
  expect(said.owner).toEqual(reason);
  // Nobody knows how many they are; nobody is not 0 people.
  expect(said['owner-people']).toEqual(reason);
  expect(said['owner-is-team']).toEqual({ value: false, note: missing.reason });
  expect(said['owner-confirmed']).toMatchObject({ value: false });
  expect(said['owner-trust']).toHaveProperty('missing');
  expect(said['owner-reachable-channel']).toMatchObject({ value: false });
  expect(said['owner-problem-count']).toMatchObject({ value: 1 });
  expect(said['owner-problems']).toEqual({ value: ['missing'] });
});

it('tells teams from people, and what it found in all', () => {
  const findings = [
    finding('person', { owner: 'Ana' }),
    finding('no-channel', { owner: 'Ana' }),
    finding('no-channel', { owner: 'Ledger' }),
  ];
  const said = says({ owner: person, findings });
  expect(said['owner-is-team']).toEqual({ value: false, note: 'Ana' });
  expect(said['owner-problem-count']).toMatchObject({ value: 3 });
  expect(said['owner-problems']).toEqual({ value: ['person', 'no-channel'] });
  expect(says({})['owner-is-team']).toMatchObject({ value: true });
  expect(says({})['owner-problem-count']).toMatchObject({ value: 0 });
});

it('passes on the tier', () => {
  const tier = { value: '1', written: 'tier-1', source: 'tier' };
  expect(says({ tier }).tier).toEqual({ value: '1', note: 'tier' });
  expect(says({}).tier).toEqual({ missing: 'It has no tier' });
});
