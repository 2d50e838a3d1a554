import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { inDays, policy, schedule, user } from './__testUtils__/FakePagerDuty';
import { server, setup } from './__testUtils__/setupSource';

const ana = user('PANA', 'Ana Ruiz');
const ben = user('PBEN', 'Ben Okafor');
const ledger = policy('PLEDGER', 'Ledger');
const primary = schedule('PPRIM', 'Ledger primary');

describe('PagerDutySource', () => {
  registerMswTestHooks(server);

  it('reads an escalation policy by its levels', async () => {
    const { pagerDuty, read } = setup();
    const backup = schedule('PBACK', 'Ledger backup', 'schedule_v3_reference');
    const entry = { escalation_policy: ledger };
    pagerDuty.onCalls = [
      {
        ...entry,
        escalation_level: 2,
        schedule: backup,
        user: ben,
        start: inDays(-1),
        end: inDays(2),
      },
      // A shift-based schedule has several people at once.
      {
        ...entry,
        escalation_level: 2,
        schedule: backup,
        user: ana,
        start: inDays(1),
        end: inDays(3),
      },
      {
        ...entry,
        escalation_level: 1,
        schedule: primary,
        user: ana,
        start: inDays(-3),
        end: inDays(4),
      },
      {
        ...entry,
        escalation_level: 3,
        schedule: null,
        user: ben,
        start: null,
        end: null,
      },
    ];
    const { keys, plans } = await read('policy:PLEDGER');
    expect(keys).toEqual([{ key: 'policy:PLEDGER', planId: 'policy:PLEDGER' }]);
    const person = { name: 'Ben Okafor', email: 'PBEN@example.com' };
    expect(plans[0].levels).toEqual([
      {
        level: 1,
        name: 'Ledger primary',
        url: 'https://acme.pagerduty.com/schedules/PPRIM',
        shifts: [
          {
            startsAt: inDays(-3),
            endsAt: inDays(4),
            people: [{ name: 'Ana Ruiz', email: 'PANA@example.com' }],
          },
        ],
      },
      {
        level: 2,
        name: 'Ledger backup',
        url: 'https://acme.pagerduty.com/schedules/PBACK',
        shifts: [
          { startsAt: inDays(-1), endsAt: inDays(2), people: [person] },
          {
            startsAt: inDays(1),
            endsAt: inDays(3),
            people: [{ name: 'Ana Ruiz', email: 'PANA@example.com' }],
          },
        ],
      },
      // Someone who stands there directly is always on call.
      {
        level: 3,
        name: 'Ledger',
        url: 'https://acme.pagerduty.com/escalation_policies/PLEDGER',
        shifts: [{ people: [person] }],
      },
    ]);
    const [{ searchParams }] = pagerDuty.requests;
    expect(searchParams.get('time_zone')).toBe('UTC');
    expect(
      Date.parse(searchParams.get('until')!) -
        Date.parse(searchParams.get('since')!),
    ).toBe(14 * 86_400_000);
  });

  it('asks for ten policies at once, and for page after page', async () => {
    const { pagerDuty, read } = setup();
    const ids = Array.from({ length: 11 }, (_, at) => `P${at}`);
    pagerDuty.onCalls = ids.flatMap(id =>
      Array.from({ length: 13 }, (_, day) => ({
        escalation_policy: policy(id, id),
        escalation_level: 1,
        schedule: primary,
        user: ana,
        start: inDays(day),
        end: inDays(day + 1),
      })),
    );
    const { plans } = await read(...ids.map(id => `policy:${id}`));
    expect(plans).toHaveLength(11);
    expect(plans.map(({ levels }) => levels[0].shifts.length)).toEqual(
      ids.map(() => 13),
    );
    expect(
      pagerDuty.requests.map(({ searchParams }) => [
        searchParams.getAll('escalation_policy_ids[]').length,
        searchParams.get('offset'),
      ]),
    ).toEqual([
      [10, '0'],
      [10, '100'],
      [1, '0'],
    ]);
  });

  it('finds the policy of a service by its id or integration key, and lists services once', async () => {
    const { pagerDuty, read } = setup();
    pagerDuty.onCalls = [
      {
        escalation_policy: ledger,
        escalation_level: 1,
        schedule: primary,
        user: ana,
        start: inDays(-1),
        end: inDays(1),
      },
    ];
    pagerDuty.services = [
      ...Array.from({ length: 120 }, (_, at) => ({
        id: `PS${at}`,
        escalation_policy: policy('POTHER', 'Other'),
      })),
      {
        id: 'PROUTER',
        escalation_policy: ledger,
        integrations: [{ id: 'PI', integration_key: 'r0uter' }],
      },
    ];
    const keys = ['integration:r0uter', 'service:PROUTER'];
    const said = await read(...keys);
    expect(said.plans.map(({ id }) => id)).toEqual(['policy:PLEDGER']);
    expect(said.keys).toEqual(
      keys.map(key => ({ key, planId: 'policy:PLEDGER' })),
    );
    await read(...keys);
    const lists = pagerDuty.requests.filter(
      ({ pathname }) => pathname === '/services',
    );
    expect(lists).toHaveLength(2);
    expect(lists[0].searchParams.get('include[]')).toBe('integrations');
  });

  it('says what it does not know, and repeats no integration key', async () => {
    const { pagerDuty, read } = setup();
    pagerDuty.policies = [ledger];
    const { keys, plans } = await read(
      'policy:PLEDGER',
      'policy:PNONE',
      'policy:not/an id',
      'service:PGONE',
      'integration:s3cret',
      'schedules:PNOPE',
    );
    // It exists, and has nobody.
    expect(plans).toMatchObject([
      { id: 'policy:PLEDGER', levels: [{ name: 'Ledger', shifts: [] }] },
    ]);
    const problems = Object.fromEntries(
      keys.map(({ key, problem }) => [key, problem]),
    );
    expect(problems).toMatchObject({
      'policy:PLEDGER': undefined,
      'policy:PNONE': expect.stringMatching(/no escalation policy 'PNONE'/),
      'policy:not/an id': expect.stringMatching(/'not\/an id' is no id/),
      'service:PGONE': expect.stringMatching(/no service 'PGONE'/),
      'schedules:PNOPE': expect.stringMatching(/no schedule 'PNOPE'/),
    });
    expect(problems['integration:s3cret']).toMatch(/^no service has/);
    expect(JSON.stringify(problems)).not.toMatch(/s3cret.*s3cret/);
  });

  it('reads schedules in their order, in a policy or in none, layer-based or shift-based', async () => {
    const { pagerDuty, read } = setup();
    const twice = {
      escalation_level: 1,
      schedule: primary,
      user: ana,
      start: inDays(-1),
      end: inDays(6),
    };
    pagerDuty.onCalls = [
      { ...twice, escalation_policy: ledger },
      { ...twice, escalation_policy: policy('POTHER', 'Other') },
    ];
    pagerDuty.users = [ana, ben];
    pagerDuty.schedules.set('PLAYER', {
      ...schedule('PLAYER', 'By layers', 'schedule'),
      name: 'By layers',
      final_schedule: {
        rendered_schedule_entries: [
          {
            start: inDays(-1),
            end: inDays(1),
            user: { id: 'PBEN', type: 'user_reference', summary: 'Ben Okafor' },
          },
        ],
      },
    });
    const shift = { start_time: inDays(-1), end_time: inDays(1) };
    pagerDuty.shiftSchedules.set('PSHIFT', {
      ...schedule('PSHIFT', 'By shifts', 'schedule_v3'),
      name: 'By shifts',
      final_schedule: {
        type: 'final_schedule',
        rendered_coverage_percentage: 50,
        computed_shift_assignments: [
          { ...shift, member: { type: 'user_member', user_id: 'PBEN' } },
          { ...shift, member: { type: 'user_member', user_id: 'PANA' } },
          { ...shift, member: { type: 'empty_member' } },
        ],
      },
    });
    const { plans } = await read('schedules:PSHIFT, PPRIM ,PLAYER');
    expect(
      plans[0].levels.map(({ level, name, shifts }) => [
        level,
        name,
        shifts.map(({ people }) => people[0].email),
      ]),
    ).toEqual([
      [1, 'By shifts', ['PBEN@example.com', 'PANA@example.com']],
      [2, 'Ledger primary', ['PANA@example.com']],
      [3, 'By layers', ['PBEN@example.com']],
    ]);
  });

  it('learns in time that somebody has another name', async () => {
    const { pagerDuty, source } = setup();
    const shifts = (id: string) => ({
      ...schedule(id, id, 'schedule'),
      final_schedule: {
        rendered_schedule_entries: [
          { start: inDays(-1), end: inDays(1), user: { id: 'PBEN' } },
        ],
      },
    });
    pagerDuty.schedules.set('PLAYER', shifts('PLAYER'));
    const names = async (minutes: number) => {
      const now = new Date(Date.now() + minutes * 60_000);
      const { signal } = new AbortController();
      const found: string[] = [];
      const request = { keys: ['schedules:PLAYER'], now, signal };
      for await (const { plans } of source.read(request)) {
        found.push(plans[0].levels[0].shifts[0].people[0].name);
      }
      return found;
    };
    expect(await names(0)).toEqual(['PBEN']);
    pagerDuty.users = [ben];
    expect(await names(5)).toEqual(['PBEN']);
    expect(await names(11)).toEqual(['Ben Okafor']);
  });

  it('waits as long as PagerDuty asks, and tries again after its errors', async () => {
    const { pagerDuty, read, waits } = setup();
    pagerDuty.policies = [ledger];
    pagerDuty.failures = [
      { status: 429, headers: { 'ratelimit-reset': '7' } },
      { status: 503, headers: { 'retry-after': '3' } },
      { status: 500 },
    ];
    await read('policy:PLEDGER');
    expect(waits.slice(0, 2)).toEqual([7_000, 3_000]);
    expect(waits).toHaveLength(3);
  });

  it.each([
    [401, /^PagerDuty answered 401: check oncall\.pagerduty\.token$/, 1],
    [429, /limit of requests is used up/, 4],
    [500, /^PagerDuty answered 500 to \/oncalls$/, 4],
  ])('gives up on %i, and says why', async (status, message, requests) => {
    const { pagerDuty, read } = setup();
    pagerDuty.down = status;
    await expect(read('policy:PLEDGER')).rejects.toThrow(message);
    expect(pagerDuty.requests).toHaveLength(requests);
  });

  it('does not wait for a limit that lasts', async () => {
    const { pagerDuty, read, waits } = setup();
    pagerDuty.failures = [
      { status: 429, headers: { 'ratelimit-reset': '61' } },
    ];
    await expect(read('policy:PLEDGER')).rejects.toThrow('429');
    expect(waits).toEqual([]);
  });

  it('never says its token', async () => {
    const { read } = setup('wr0ng');
    const error: Error = await read('policy:PLEDGER').catch(found => found);
    expect(error.message).toMatch('401');
    expect(JSON.stringify(error) + error.stack).not.toMatch('wr0ng');
  });

  it('names what it does not understand', async () => {
    const { pagerDuty, read } = setup();
    pagerDuty.onCalls = [
      {
        escalation_policy: ledger,
        escalation_level: 'first' as never,
        schedule: null,
        user: ana,
        start: null,
        end: null,
      },
    ];
    await expect(read('policy:PLEDGER')).rejects.toThrow(
      /^PagerDuty answered to \/oncalls in a form that is not known, at oncalls\.0\.escalation_level/,
    );
  });

  it('reads what is named directly although services cannot be listed', async () => {
    const { pagerDuty, read, said } = setup();
    pagerDuty.policies = [ledger];
    pagerDuty.services = [{ id: 7 }];
    await expect(read('policy:PLEDGER', 'service:PX')).rejects.toThrow(
      '/services',
    );
    expect(said.keys).toEqual([
      { key: 'policy:PLEDGER', planId: 'policy:PLEDGER' },
    ]);
  });

  it.each([
    [{ 'pagerduty.com/service-id': 'PS' }, 'service:PS'],
    [{ 'pagerduty.com/integration-key': 'k' }, 'integration:k'],
    [
      {
        'pagerduty.com/service-id': 'PS',
        'callboard.dev/pagerduty-escalation-policy': ' PE ',
      },
      'policy:PE',
    ],
    [
      {
        'callboard.dev/pagerduty-escalation-policy': 'PE',
        'callboard.dev/pagerduty-schedules': 'PA, PB',
      },
      'schedules:PA, PB',
    ],
    [{ 'pagerduty.com/service-id': ' ' }, undefined],
  ])('takes from %j the key %s', (annotations, key) => {
    expect(
      setup().source.keyOf({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'router', annotations },
      }),
    ).toBe(key);
  });
});
