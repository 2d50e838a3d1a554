import { mockServices } from '@backstage/backend-test-utils';
import type {
  OnCallAnswer,
  OnCallLevel,
} from '@callboard/backstage-plugin-oncall-common';
import type { OncallService } from '@callboard/backstage-plugin-oncall-node';
import {
  endless,
  HANDOFF,
  iso,
  levelOf,
  person,
  scheduleOf,
  shift,
  WEEK,
} from './__testUtils__/answers';
import { OncallProvider } from './OncallProvider';

const { signal } = new AbortController();
const at = new Date(HANDOFF);

/** The options of a request: as the backend, and ended with what it was asked by. */
function expectOwn(options: { credentials: object; signal?: AbortSignal }) {
  expect(options.credentials).toMatchObject({
    principal: { type: 'service', subject: 'plugin:alerts' },
  });
  expect(options.signal).toBe(signal);
}

const answerOf = (
  levels: OnCallLevel[],
  rest: Partial<OnCallAnswer> = {},
): OnCallAnswer => ({
  entityRef: 'component:default/api',
  title: 'api',
  levels,
  ...rest,
});

/** One method of the service. */
const mockOf = <K extends keyof OncallService>(
  _: K,
  answer: (
    ...asked: Parameters<OncallService[K]>
  ) => ReturnType<OncallService[K]>,
) =>
  jest.fn<ReturnType<OncallService[K]>, Parameters<OncallService[K]>>(answer);

function setup(oncall: Partial<OncallService>) {
  return new OncallProvider({
    auth: mockServices.auth({ pluginId: 'alerts' }),
    oncall: oncall as OncallService,
    clock: () => HANDOFF,
  });
}

async function told(answer: OnCallAnswer, when: Date | undefined = at) {
  const provider = setup({
    getOnCallByRefs: async () => ({ items: [answer] }),
  });
  const entityRefs = ['component:default/api'];
  const [found] = await provider.getOnCall({ entityRefs, at: when, signal });
  return found;
}

describe('getOnCall', () => {
  it('asks on-call as the backend, a thousand at once, in order', async () => {
    const getOnCallByRefs = mockOf('getOnCallByRefs', async request => ({
      items: request.entityRefs.map(ref =>
        ref.endsWith('7') ? null : answerOf([], { reason: ref }),
      ),
    }));
    const entityRefs = Array.from(
      { length: 2_001 },
      (_, index) => `component:default/c${index}`,
    );
    const found = await setup({ getOnCallByRefs }).getOnCall({
      entityRefs,
      at,
      signal,
    });
    expect(found.map(answer => answer?.reason)).toEqual(
      entityRefs.map(ref => (ref.endsWith('7') ? undefined : ref)),
    );
    expect(found[7]).toBeUndefined();
    const { calls } = getOnCallByRefs.mock;
    expect(calls.map(([request]) => request.entityRefs.length)).toEqual([
      1_000, 1_000, 1,
    ]);
    for (const [request, options] of calls) {
      expect(request.at).toBe(iso(HANDOFF));
      expectOwn(options);
    }
  });

  it('asks for now where no instant is named, and not at all for nothing', async () => {
    const getOnCallByRefs = mockOf('getOnCallByRefs', async () => ({
      items: [],
    }));
    const provider = setup({ getOnCallByRefs });
    await provider.getOnCall({ entityRefs: ['group:default/a'], signal });
    await provider.getOnCall({ entityRefs: [], signal });
    expect(getOnCallByRefs.mock.calls.map(([request]) => request)).toEqual([
      { entityRefs: ['group:default/a'], at: undefined },
    ]);
  });

  it('tells each schedule of each level', async () => {
    const levels = [
      levelOf(1, shift([person('ana')])),
      levelOf(1, endless([person('ben'), person('chen')]), {
        schedule: { id: 'other', name: 'Other', timeZone: 'Asia/Tokyo' },
      }),
      levelOf(2, undefined),
    ];
    expect(await told(answerOf(levels))).toEqual({
      levels: [
        {
          level: 1,
          scheduleId: 's1',
          scheduleName: 'Ledger 1',
          timeZone: 'UTC',
          userRefs: ['user:default/ana'],
          until: iso(HANDOFF + WEEK),
        },
        {
          level: 1,
          scheduleId: 'other',
          scheduleName: 'Other',
          timeZone: 'Asia/Tokyo',
          userRefs: ['user:default/ben', 'user:default/chen'],
        },
        {
          level: 2,
          scheduleId: 's2',
          scheduleName: 'Ledger 2',
          timeZone: 'UTC',
          userRefs: [],
        },
      ],
    });
  });

  it('names nobody who is hidden, unknown or gone', async () => {
    const gone = person('ben', { gone: true });
    const unknown = person('zoe', { known: false });
    const some = await told(
      answerOf([levelOf(1, shift([gone, person('ana'), unknown]))]),
    );
    expect(some).toMatchObject({
      levels: [{ userRefs: ['user:default/ana'], until: iso(HANDOFF + WEEK) }],
    });
    expect(some).not.toHaveProperty('reason');
    const none = await told(answerOf([levelOf(1, shift([gone, unknown]))]));
    expect(none?.levels[0].userRefs).toEqual([]);
    expect(none?.levels[0]).not.toHaveProperty('until');
    expect(none?.reason).toBe(
      'On call, and not in the catalog: ben by Ledger 1, zoe by Ledger 1',
    );
  });

  it('counts people of other systems whom the catalog knows', async () => {
    const elsewhere = (people: ReturnType<typeof person>[]) =>
      answerOf([
        levelOf(1, shift(people), {
          schedule: { id: 'pagerduty:p:1', name: 'Payments' },
          source: { id: 'pagerduty', title: 'PagerDuty', stale: false },
        }),
      ]);
    const strangers = Array.from({ length: 7 }, (_, index) =>
      person(`zoe${index}`, { known: false }),
    );
    const known = await told(elsewhere([person('ana'), ...strangers]));
    expect(known?.levels).toEqual([
      {
        level: 1,
        scheduleId: 'pagerduty:p:1',
        scheduleName: 'Payments',
        userRefs: ['user:default/ana'],
        until: iso(HANDOFF + WEEK),
      },
    ]);
    const unknown = await told(elsewhere(strangers));
    expect(unknown?.reason).toMatch(
      /not in the catalog: zoe0 by Payments, .*zoe4 by Payments and 2 more; .*e-mail address/,
    );
  });

  it('has the reason of on-call where nobody is', async () => {
    const reason = 'There is no owner';
    expect(await told(answerOf([], { problem: 'no-owner', reason }))).toEqual({
      levels: [],
      reason,
    });
  });

  it.each([
    ['at that instant', new Date(HANDOFF + WEEK)],
    ['now', undefined],
  ])('tells no end that has passed: %s', async (_, when) => {
    const endsAt = iso(when ? when.getTime() : HANDOFF);
    const found = await told(
      answerOf([levelOf(1, shift([person('ana')], endsAt))]),
      when,
    );
    expect(found?.levels[0]).toMatchObject({ userRefs: ['user:default/ana'] });
    expect(found?.levels[0]).not.toHaveProperty('until');
  });

  it('fails where on-call does', async () => {
    const provider = setup({
      getOnCallByRefs: async () => {
        throw new Error('no answer');
      },
    });
    await expect(
      provider.getOnCall({ entityRefs: ['group:default/a'], signal }),
    ).rejects.toThrow('no answer');
  });
});

describe('getSchedule', () => {
  const ask = (schedule: ReturnType<typeof scheduleOf>, when?: Date) =>
    setup({ getSchedule: async () => schedule }).getSchedule({
      scheduleId: schedule.id,
      at: when,
      signal,
    });

  it('asks on-call as the backend', async () => {
    const getSchedule = mockOf('getSchedule', async () => scheduleOf());
    await setup({ getSchedule }).getSchedule({ scheduleId: 'x', signal });
    const [[request, options]] = getSchedule.mock.calls;
    expect(request).toEqual({ id: 'x' });
    expectOwn(options);
  });

  it.each([
    ['now', undefined, 'ana', WEEK],
    ['later', new Date(HANDOFF + WEEK), 'ben', 2 * WEEK],
  ])('says who is on call %s', async (_, when, name, after) => {
    expect(await ask(scheduleOf({ level: 2 }), when)).toEqual({
      level: 2,
      scheduleId: 'ledger-primary',
      scheduleName: 'Ledger primary',
      timeZone: 'Europe/Berlin',
      userRefs: [`user:default/${name}`],
      until: iso(HANDOFF + after),
    });
  });

  it('tells the zone of that time', async () => {
    const [first] = scheduleOf().versions;
    const schedule = scheduleOf({
      versions: [
        first,
        {
          ...first,
          timeZone: 'America/New_York',
          effectiveFrom: iso(HANDOFF + WEEK),
        },
      ],
    });
    expect(await ask(schedule)).toMatchObject({ timeZone: 'Europe/Berlin' });
    expect(await ask(schedule, new Date(HANDOFF + WEEK))).toMatchObject({
      timeZone: 'America/New_York',
    });
  });

  it('names nobody who has left', async () => {
    const people = [person('ana'), person('ben', { gone: true })];
    const schedule = scheduleOf({ people, now: undefined, next: undefined });
    for (const when of [undefined, new Date(HANDOFF + WEEK)]) {
      const found = await ask(schedule, when);
      expect(found?.userRefs).toEqual([]);
      expect(found).not.toHaveProperty('until');
    }
  });

  it.each(['', '.', '..'])('finds nothing by "%s"', async scheduleId => {
    const getSchedule = jest.fn();
    expect(
      await setup({ getSchedule }).getSchedule({ scheduleId, signal }),
    ).toBeUndefined();
    expect(getSchedule).not.toHaveBeenCalled();
  });
});

describe('listSchedules', () => {
  it('tells all pages by name', async () => {
    const pages = new Map([
      [undefined, { name: 'Risk', nextCursor: 'a' }],
      ['a', { name: 'élan', nextCursor: 'b' }],
      ['b', { name: 'Fraud', nextCursor: undefined }],
    ]);
    const listSchedules = mockOf('listSchedules', async ({ cursor }) => {
      const { name, nextCursor } = pages.get(cursor)!;
      return {
        items: [scheduleOf({ id: `id-${name}`, name })],
        pageInfo: { nextCursor },
        totalItems: 3,
      };
    });
    const found = await setup({ listSchedules }).listSchedules({ signal });
    expect(found).toEqual(
      ['élan', 'Fraud', 'Risk'].map(name => ({
        id: `id-${name}`,
        name,
        teamRef: 'group:default/ledger',
      })),
    );
    const { calls } = listSchedules.mock;
    expect(calls.map(([request]) => request)).toEqual(
      [undefined, 'a', 'b'].map(cursor => ({ cursor, limit: 200 })),
    );
    for (const [, options] of calls) expectOwn(options);
  });
});
