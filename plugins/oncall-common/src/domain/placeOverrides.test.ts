import type { ScheduleVersion } from '../types';
import {
  always,
  version,
  versions,
  type NewOverride,
} from './__testUtils__/configuration';
import { runtimeClocks } from './clocks';
import { placeOverrides } from './placeOverrides';
import { resolveSchedule } from './resolveSchedule';
import { validateSchedule } from './validateSchedule';

const inZone = (timeZone: string, effectiveFrom?: string): ScheduleVersion =>
  version(timeZone, [{ rotation: always('ana') }], { effectiveFrom });

const add = (startsAt: string, endsAt: string): NewOverride => ({
  kind: 'add',
  startsAt,
  endsAt,
  userRefs: ['ben'],
});

const BERLIN = inZone('Europe/Berlin');
const NEW_YORK = inZone('America/New_York', '2026-06-01T00:00Z');
const TOKYO = inZone('Asia/Tokyo', '2026-06-01T00:00Z');

const placed = (all: ScheduleVersion[], override: NewOverride) => {
  const from = Date.UTC(2026, 0, 1);
  const [{ start, end }] = placeOverrides(
    versions(all, [override]),
    runtimeClocks(from, from),
  );
  return [start, end].map(at => new Date(at).toISOString().slice(0, 16));
};

describe('placeOverrides', () => {
  it.each<[string, ScheduleVersion[], NewOverride, string, string]>([
    [
      'before a version of another zone, in the earlier one',
      [BERLIN, NEW_YORK],
      add('2026-01-05T08:00', '2026-01-05T10:00'),
      '2026-01-05T07:00',
      '2026-01-05T09:00',
    ],
    [
      'after it, in the later one',
      [BERLIN, NEW_YORK],
      add('2026-06-05T08:00', '2026-06-05T10:00'),
      '2026-06-05T12:00',
      '2026-06-05T14:00',
    ],
    [
      'over it, in that of its start',
      [BERLIN, NEW_YORK],
      add('2026-05-31T08:00', '2026-06-05T10:00'),
      '2026-05-31T06:00',
      '2026-06-05T08:00',
    ],
    [
      'begun by the earlier clock alone, in the earlier one',
      [BERLIN, NEW_YORK],
      add('2026-05-31T23:00', '2026-06-01T10:00'),
      '2026-05-31T21:00',
      '2026-06-01T08:00',
    ],
    [
      'begun by the later clock alone, in the earlier one',
      [BERLIN, TOKYO],
      add('2026-06-01T04:00', '2026-06-01T10:00'),
      '2026-06-01T02:00',
      '2026-06-01T08:00',
    ],
    [
      'with a start in UTC, by the version then',
      [BERLIN, NEW_YORK],
      add('2026-06-01T00:00Z', '2026-06-01T10:00'),
      '2026-06-01T00:00',
      '2026-06-01T14:00',
    ],
    [
      'with a zone of its own, in that',
      [BERLIN, NEW_YORK],
      {
        ...add('2026-01-05T08:00', '2026-01-05T10:00'),
        timeZone: 'Asia/Tokyo',
      },
      '2026-01-04T23:00',
      '2026-01-05T01:00',
    ],
  ])('reads times %s', (_, all, override, start, end) => {
    expect(validateSchedule(versions(all, [override]))).toEqual([]);
    expect(placed(all, override)).toEqual([start, end]);
  });

  it('moves nothing of January when a version is added from June on', () => {
    const override = add('2026-01-05T08:00', '2026-01-05T10:00');
    const from = Date.UTC(2026, 0, 1);
    const to = Date.UTC(2026, 5, 1);
    const clocks = runtimeClocks(from, to);
    expect(
      resolveSchedule(
        versions([BERLIN, NEW_YORK], [override]),
        from,
        to,
        clocks,
      ),
    ).toEqual(
      resolveSchedule(versions([BERLIN], [override]), from, to, clocks),
    );
  });

  it('says that an end is not after its start in the zone in which it is read', () => {
    const override = add('2026-01-05T08:00', '2026-01-05T07:30Z');
    expect(validateSchedule(versions([BERLIN, NEW_YORK], [override]))).toEqual(
      [],
    );
    expect(validateSchedule(versions([inZone('UTC')], [override]))).toEqual([
      expect.objectContaining({ field: 'overrides[0].endsAt' }),
    ]);
  });
});
