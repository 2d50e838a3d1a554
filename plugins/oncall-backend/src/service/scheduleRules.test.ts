import { groupEntity, userEntity, withRelations } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { keptSchedule, whoWorld } from '../__testUtils__/whoWorld';
import { allowedActions } from './scheduleRules';

/** A Thursday. */
const NOW = Date.UTC(2026, 10, 26, 10);
const DAY = 86_400_000;

/** Ana was on call until yesterday, Ben is since; in a month Cleo stands in for him. */
async function setup() {
  const schedule = keptSchedule('s1', 'ledger', weekly('ana'));
  const [first] = schedule.versions;
  schedule.versions.push({
    ...first,
    number: 2,
    version: weekly('ben'),
    effectiveAt: new Date(NOW - DAY),
  });
  const [startsAt, endsAt] = [30, 31].map(days => new Date(NOW + days * DAY));
  schedule.overrides.push({
    override: {
      id: 'o1',
      kind: 'replace-all',
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      userRefs: ['user:default/cleo'],
    },
    startsAt,
    endsAt,
    createdBy: 'user:default/ben',
    createdAt: new Date(NOW),
  });
  const { book, directory } = await whoWorld({
    entities: withRelations([
      groupEntity({ name: 'ledger' }),
      groupEntity({ name: 'admins' }),
      ...['ana', 'ben', 'cleo'].map(name => userEntity({ name })),
      userEntity({ name: 'dan', memberOf: ['ledger'] }),
      userEntity({ name: 'eve', memberOf: ['admins'] }),
    ]),
    schedules: [schedule],
    now: NOW,
  });
  const entry = (await book.current()).get('s1')!;
  return (name: string) =>
    allowedActions(
      schedule,
      { userRef: `user:default/${name}` },
      {
        rules: { admins: ['group:default/admins'] },
        directory,
        hasShiftAhead: userRef => book.hasShiftAhead(entry, userRef, NOW),
      },
    );
}

it.each([
  ['a member of the team everything', 'dan', ['edit', 'override', 'delete']],
  ['an administrator everything', 'eve', ['edit', 'override', 'delete']],
  ['whoever is on call overrides', 'ben', ['override']],
  ['whoever will be by an override overrides', 'cleo', ['override']],
  ['whoever was on call and is not any more nothing', 'ana', []],
])('allows %s', async (_, name, expected) => {
  const allowed = await setup();
  expect(allowed(name)).toEqual(expected);
});
