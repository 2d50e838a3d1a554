import {
  runtimeClocks,
  type Override,
  type StoredOverride,
} from '@callboard/backstage-plugin-oncall-common';
import {
  scheduleOf,
  weeklyLayer,
  dana,
  chen,
} from '../../__testUtils__/schedules';
import { timelineRows } from './rows';

const from = Date.parse('2026-11-22T23:00:00Z');
const to = Date.parse('2026-12-06T23:00:00Z');
const clocks = runtimeClocks(from, to);
const window = { startsAt: from, endsAt: to };

const weekly = weeklyLayer([dana, chen], {
  rotation: {
    unit: 'week',
    startsAt: '2026-11-02T09:00',
    slots: [{ userRefs: [dana.entityRef] }, { userRefs: [chen.entityRef] }],
  },
});

const stored = (override: Override): StoredOverride => ({
  ...override,
  createdAt: '2026-11-20T10:00:00Z',
  createdBy: dana,
});

const rowsOf = (...args: Parameters<typeof scheduleOf>) =>
  timelineRows(scheduleOf(...args), window, clocks).map(
    ({ id, bars, lanes }) => ({
      id,
      lanes,
      bars: bars.map(
        ({ kind, startsAt, endsAt, userRefs, overridden }) =>
          `${new Date(startsAt).toISOString().slice(5, 16)} ${new Date(endsAt)
            .toISOString()
            .slice(5, 16)} ${overridden ? 'by override ' : ''}${
            userRefs.map(ref => ref.slice(13, 17)).join('+') || kind
          }`,
      ),
    }),
  );

describe('timelineRows', () => {
  it('tells true starts and ends of shifts that reach out of the window', () => {
    expect(rowsOf([weekly])).toEqual([
      {
        id: 'final',
        lanes: 1,
        bars: [
          '11-16T08:00 11-23T08:00 dana',
          '11-23T08:00 11-30T08:00 chen',
          '11-30T08:00 12-07T08:00 dana',
        ],
      },
      { id: 'overrides', lanes: 1, bars: [] },
      {
        id: 'layer-weekly',
        lanes: 1,
        bars: [
          '11-16T08:00 11-23T08:00 dana',
          '11-23T08:00 11-30T08:00 chen',
          '11-30T08:00 12-07T08:00 dana',
        ],
      },
    ]);
  });

  it('shows turns without people as vacant, and as gaps in the end', () => {
    const [final, , layer] = rowsOf([
      {
        ...weekly,
        rotation: {
          ...weekly.rotation,
          slots: [{ userRefs: [dana.entityRef] }, { userRefs: [] }],
        },
      },
    ]);
    expect(final.bars).toContain('11-23T08:00 11-30T08:00 gap');
    expect(layer.bars).toContain('11-23T08:00 11-30T08:00 vacant');
  });

  it('parts a shift where an override begins, and puts overlapping overrides in lanes', () => {
    const override = (id: string, startsAt: string, endsAt: string) =>
      stored({
        id,
        kind: 'replace-all',
        startsAt,
        endsAt,
        userRefs: [dana.entityRef],
      });
    const [final, overrides] = rowsOf([weekly], {
      overrides: [
        override('o1', '2026-11-24T10:00:00Z', '2026-11-24T16:00:00Z'),
        override('o2', '2026-11-24T14:00:00Z', '2026-11-24T18:00:00Z'),
      ],
    });
    expect(overrides).toEqual({
      id: 'overrides',
      lanes: 2,
      bars: [
        '11-24T10:00 11-24T16:00 by override dana',
        '11-24T14:00 11-24T18:00 by override dana',
      ],
    });
    expect(final.bars).toContain('11-24T10:00 11-24T18:00 by override dana');
  });
});
