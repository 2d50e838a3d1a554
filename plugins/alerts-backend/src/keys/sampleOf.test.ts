import {
  intakeKinds,
  readGeneric,
  type GenericMapping,
} from '@callboard/backstage-plugin-alerts-common';
import { readDelivery } from '../intake/readDelivery';
import { sampleOf } from './sampleOf';

const at = Date.UTC(2026, 10, 28, 3);
const id = '0d4f5c3e-1111-4222-8333-444455556666';
const sample = { id, title: 'Ledger "prod"', at };

describe('a sample', () => {
  it.each(intakeKinds)('of %s is read as one alert that fires', kind => {
    const body = JSON.parse(sampleOf(kind, sample).toString());
    const read = readDelivery(kind, body, { newKey: () => 'none' });
    expect(read.kind).toBe(kind);
    expect(read.incoming.events).toMatchObject([
      {
        action: 'trigger',
        dedupKey: id,
        severity: 'info',
        summary: `Test ${id} of Ledger "prod"`,
      },
    ]);
    const other = sampleOf(kind, { ...sample, id: `1${id.slice(1)}` });
    const [again] = readDelivery(kind, JSON.parse(other.toString()), {
      newKey: () => 'none',
    }).incoming.events;
    expect(again.groupKey).not.toBe(read.incoming.events[0].groupKey);
  });

  it.each<[string, GenericMapping]>([
    ['one field', { summary: '/text' }],
    [
      'fields at several depths',
      {
        summary: '/alert/text',
        title: '/alert/name',
        dedupKey: '/id',
        groupKey: '/alert/group/id',
        severity: '/priority',
        severities: { P1: 'critical', P4: 'info' },
        status: '/state',
        labels: '/tags',
        startsAt: '/at',
      },
    ],
    ['a list', { summary: '/alerts/0/text', dedupKey: '/alerts/0/id' }],
    ['a place further back', { summary: '/parts/2', dedupKey: '/parts/0' }],
    ['signs that pointers escape', { summary: '/a~1b/c~0d' }],
    ['names that objects have', { summary: '/__proto__/constructor' }],
  ])('of a mapping with %s is read by it', (_, mapping) => {
    const body = JSON.parse(
      sampleOf('generic', { ...sample, mapping }).toString(),
    );
    expect(readGeneric(body, mapping)).toMatchObject({
      incoming: {
        events: [
          {
            action: 'trigger',
            summary: `Test ${id} of Ledger "prod"`,
            ...(mapping.dedupKey && { dedupKey: id }),
            ...(mapping.severity && { severity: 'info' }),
            ...(mapping.startsAt && { startsAt: '2026-11-28T03:00:00.000Z' }),
          },
        ],
      },
    });
    expect(Reflect.get({}, 'constructor')).toBe(Object);
  });
});
