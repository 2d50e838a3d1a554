import { compared } from '../__testUtils__/compared';
import {
  user,
  rotation,
  read,
  period,
  timeline,
  named,
} from '../__testUtils__/opsgenieFile';

describe('the timeline of Opsgenie', () => {
  it('differs nowhere over the weekend on which clocks change', () => {
    const found = read(
      [
        rotation(),
        rotation({ id: 'r2', participants: [user('eve'), { type: 'none' }] }),
      ],
      {},
      timeline('2026-03-23T08:00:00Z', '2026-04-06T07:00:00Z', [
        [
          period('2026-03-23T08:00:00Z', '2026-03-30T07:00:00Z', named('chen')),
          period('2026-03-30T07:00:00Z', '2026-04-06T07:00:00Z', named('ana')),
        ],
        [period('2026-03-30T07:00:00Z', '2026-04-06T07:00:00Z', named('eve'))],
      ]),
    );
    expect(compared(found)).toEqual({
      startsAt: Date.parse('2026-03-23T08:00:00Z'),
      endsAt: Date.parse('2026-04-06T07:00:00Z'),
      days: 15,
      differingDays: 0,
      differences: [],
    });
  });

  it('is told where it hands over an hour later, and where a team is on call', () => {
    const found = read(
      [rotation()],
      {},
      timeline('2026-03-23T08:00:00Z', '2026-04-06T07:00:00Z', [
        [
          period('2026-03-23T08:00:00Z', '2026-03-30T08:00:00Z', named('chen')),
          period('2026-03-30T08:00:00Z', '2026-04-05T07:00:00Z', named('ana')),
          period('2026-04-05T07:00:00Z', '2026-04-06T07:00:00Z', {
            type: 'team',
            id: 't1',
            name: 'Ops',
          }),
        ],
      ]),
    );
    expect(found.losses).toEqual([]);
    expect(compared(found)).toMatchObject({
      differingDays: 3,
      differences: [
        {
          startsAt: Date.parse('2026-03-30T07:00:00Z'),
          endsAt: Date.parse('2026-03-30T08:00:00Z'),
          theirs: ['id-chen'],
          ours: ['id-ana'],
        },
        {
          startsAt: Date.parse('2026-04-05T07:00:00Z'),
          endsAt: Date.parse('2026-04-06T07:00:00Z'),
          theirs: ['team Ops'],
          ours: ['id-ana'],
        },
      ],
    });
  });

  it('knows people by their user name where it has no id', () => {
    const found = read(
      [rotation()],
      {},
      {
        timeline: {
          data: {
            finalTimeline: {
              rotations: [
                {
                  periods: [
                    period('2026-01-12T08:00:00Z', '2026-01-19T08:00:00Z', {
                      type: 'user',
                      name: 'Chen@example.com',
                    }),
                  ],
                },
              ],
            },
          },
        },
      },
    );
    expect(compared(found)).toMatchObject({
      differences: [],
      differingDays: 0,
    });
  });
});
