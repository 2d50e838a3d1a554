import type { PreviewRequest } from '../types';
import { previewSchedule } from './previewSchedule';

const request = (change: Record<string, unknown> = {}): PreviewRequest =>
  ({
    configuration: {
      versions: [
        {
          timeZone: 'Europe/Berlin',
          layers: [
            {
              id: 'weekly',
              rotation: {
                unit: 'week',
                startsAt: '2026-11-30T09:00',
                slots: [
                  { userRefs: ['user:default/ana'] },
                  { userRefs: [] },
                  { userRefs: ['user:default/chen', 'user:default/ben'] },
                ],
              },
            },
          ],
        },
      ],
      ...change,
    },
    window: { startsAt: '2026-12-01T00:00', endsAt: '2026-12-16T00:00' },
  } as PreviewRequest);

describe('previewSchedule', () => {
  it('answers intervals, gaps, layers and the clocks used', () => {
    const { intervals, gaps, layers, zones, timeZoneDataVersion } =
      previewSchedule(request(), '2026c');
    expect(intervals).toEqual([
      {
        startsAt: '2026-11-30T23:00:00.000Z',
        endsAt: '2026-12-07T08:00:00.000Z',
        userRefs: ['user:default/ana'],
        sources: [
          {
            startsAt: '2026-11-30T23:00:00.000Z',
            endsAt: '2026-12-07T08:00:00.000Z',
            version: 0,
            turns: [{ layerId: 'weekly', turn: 0, slot: 0 }],
            overrideIds: [],
          },
        ],
      },
      expect.objectContaining({
        startsAt: '2026-12-14T08:00:00.000Z',
        userRefs: ['user:default/ben', 'user:default/chen'],
      }),
    ]);
    expect(gaps).toEqual([
      {
        startsAt: '2026-12-07T08:00:00.000Z',
        endsAt: '2026-12-14T08:00:00.000Z',
      },
    ]);
    expect(layers.map(({ turn, slot }) => [turn, slot])).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(zones.map(({ timeZone }) => timeZone)).toEqual(['Europe/Berlin']);
    expect(timeZoneDataVersion).toBe('2026c');
  });

  const override = {
    id: 'o',
    kind: 'add',
    startsAt: '2026-12-01T09:00',
    endsAt: '2026-12-01T10:00',
    userRefs: ['user:default/eve'],
  };

  it.each([
    [{ ...override, userRefs: undefined }, 'overrides[0].userRefs: is missing'],
    [{ ...override, userRefs: [] }, 'overrides[0].userRefs: is empty'],
    [
      { ...override, endsAt: '2026-12-01T09:00' },
      'overrides[0].endsAt: is not',
    ],
    [{ ...override, startsAt: 'soon' }, 'overrides[0].startsAt: "soon"'],
    [{ ...override, timeZone: '+02:00' }, 'overrides[0].timeZone: "+02:00"'],
    [
      {
        ...override,
        kind: 'fixed',
        shifts: [{ ...override, endsAt: '2026-12-01T11:00' }],
      },
      'overrides[0].shifts[0]: is not inside',
    ],
  ])('refuses override %j and names the field', (bad, message) => {
    expect(() => previewSchedule(request({ overrides: [bad] }), '')).toThrow(
      message,
    );
  });

  const [version] = request().configuration.versions;
  const [layer] = version.layers;
  const withRotation = (change: object) => [
    {
      ...version,
      layers: [{ ...layer, rotation: { ...layer.rotation, ...change } }],
    },
  ];

  it.each([
    [[], 'configuration.versions: is empty'],
    [[version, version], 'versions[1].effectiveFrom: is missing'],
    [
      [
        { ...version, effectiveFrom: '2026-12-01T00:00' },
        { ...version, effectiveFrom: '2026-11-30T23:00:00Z' },
      ],
      'versions[1].effectiveFrom: is not after',
    ],
    [[{ ...version, timeZone: 'Europe/Nowhere' }], 'versions[0].timeZone'],
    [
      [{ ...version, timeZone: 'europe/BERLIN' }],
      'versions[0].timeZone: "europe/BERLIN" is spelled otherwise; write Europe/Berlin',
    ],
    [[{ ...version, layers: [layer, layer] }], 'layers[1].id: "weekly"'],
    [withRotation({ startsAt: '2026-02-30T09:00' }), 'rotation.startsAt'],
    [withRotation({ startSlot: 3 }), 'rotation.startSlot: 3 is beyond'],
    [
      withRotation({
        effectiveFrom: '2026-12-01T00:00',
        effectiveUntil: '2026-12-01T00:00',
      }),
      'rotation.effectiveUntil: is not after',
    ],
    [
      [
        {
          ...version,
          layers: [
            {
              ...layer,
              restrictions: [
                { kind: 'weekly', startTime: '9:00', endTime: '24:00' },
              ],
            },
          ],
        },
      ],
      'restrictions[0].startDay: is missing',
    ],
  ])('refuses versions %j and names the field', (versions, message) => {
    expect(() => previewSchedule(request({ versions }), '')).toThrow(message);
  });

  it.each([
    [{ startsAt: '2026-12-02T00:00', endsAt: '2026-12-02T00:00' }, 'endsAt'],
    [{ startsAt: 'x', endsAt: '2026-12-02T00:00' }, 'window.startsAt: "x"'],
    [{ startsAt: '1969-12-02T00:00', endsAt: '2026-12-02T00:00' }, '1970'],
  ])('refuses window %j', (window, message) => {
    expect(() => previewSchedule({ ...request(), window }, '')).toThrow(
      message,
    );
  });

  it('refuses more time zones than a schedule may have, and takes as many', () => {
    const zones = Intl.supportedValuesOf('timeZone').slice(0, 20);
    const add = (timeZone: string, index: number) => ({
      ...override,
      id: `o${index}`,
      timeZone,
    });
    // With that of the version.
    expect(() =>
      previewSchedule(request({ overrides: zones.map(add) }), ''),
    ).toThrow(
      `overrides[19].timeZone: "${zones[19]}" is one time zone too many; a schedule has at most 20`,
    );
    expect(
      previewSchedule(request({ overrides: zones.slice(1).map(add) }), '')
        .zones,
    ).toHaveLength(20);
  });

  it('takes other names of a zone', () => {
    const versions = [{ ...version, timeZone: 'US/Pacific' }];
    const { zones } = previewSchedule(request({ versions }), '');
    expect(zones.map(({ timeZone }) => timeZone)).toEqual(['US/Pacific']);
  });

  it('refuses more than one answer should hold', () => {
    const configuration = {
      versions: withRotation({ unit: 'hour' }),
    } as PreviewRequest['configuration'];
    const window = {
      startsAt: '2020-01-01T00:00',
      endsAt: '2030-01-01T00:00',
    };
    expect(() => previewSchedule({ configuration, window }, '')).toThrow(
      'ask for a shorter one',
    );
  });
});
