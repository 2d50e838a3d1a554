import { readScheduleFile } from '../readScheduleFile';
import { writeScheduleFile } from '../writeScheduleFile';

const version = {
  timeZone: 'Europe/Berlin',
  layers: [
    {
      id: 'weekly',
      rotation: {
        unit: 'week',
        startsAt: '2026-11-30T09:00',
        slots: [{ userRefs: ['user:default/ana'] }, { userRefs: [] }],
      },
    },
  ],
};

const configuration = { versions: [version] };

const window = { startsAt: '2026-11-30T00:00', endsAt: '2026-12-28T00:00' };

const withLayer = (more: object) => ({
  versions: [{ ...version, layers: [{ ...version.layers[0], ...more }] }],
});

const read = (value: unknown) => readScheduleFile(JSON.stringify(value));

describe('our own document', () => {
  it.each([
    ['the body of a preview', { configuration, window }],
    ['a preview without its window', { configuration }],
    ['the configuration alone', configuration],
  ])('is %s', (_, value) => {
    expect(read(value)).toEqual({
      format: 'callboard',
      name: '',
      configuration,
      people: [{ key: 'user:default/ana', isRef: true }],
      losses: [],
    });
  });

  it('is read with the mark that spreadsheets and editors put before it', () => {
    const text = `\uFEFF${JSON.stringify(configuration)}`;
    expect(readScheduleFile(text).configuration).toEqual(configuration);
  });

  it('is written as a body of the preview, in one order of fields', () => {
    const { text } = writeScheduleFile(
      read({
        configuration: {
          versions: [
            { layers: [{ ...version.layers[0] }], timeZone: 'Europe/Berlin' },
          ],
        },
      }),
      'callboard',
      Date.parse('2026-12-24T00:00:00Z'),
    );
    expect(text).toBe(
      `${JSON.stringify(
        {
          configuration,
          window: {
            ...window,
            startsAt: '2026-11-30T09:00',
            endsAt: '2026-12-28T09:00',
          },
        },
        null,
        2,
      )}\n`,
    );
  });

  it.each([
    [
      { configuration, name: 'x' },
      /^\/name: is no field of a schedule; take it out/,
    ],
    [{ ...configuration, note: 'x' }, /^\/note: is no field/],
    [
      withLayer({ zone: 'UTC' }),
      /^\/versions\/0\/layers\/0\/zone: is no field .* write one of id, name, timeZone/,
    ],
    [JSON.parse('{"versions":[],"__proto__":{}}'), /^\/__proto__: is no field/],
    [
      { configuration: { versions: [] } },
      /^\/configuration\/versions: is too short; write at least 1/,
    ],
    [withLayer({ id: undefined }), /^\/versions\/0\/layers\/0\/id: is missing/],
    [
      withLayer({ priority: 1.5 }),
      /priority: is no whole number; write one from -1000 to 1000/,
    ],
    [withLayer({ name: null }), /\/name: is missing; write a text/],
    [withLayer({ name: '' }), /\/name: is empty/],
    [
      withLayer({ name: 'x'.repeat(201) }),
      /\/name: is longer than 200 characters/,
    ],
    [withLayer({ restrictions: {} }), /\/restrictions: is no list/],
    [
      withLayer({
        restrictions: [
          { kind: 'yearly', startTime: '09:00', endTime: '17:00' },
        ],
      }),
      /\/restrictions\/0\/kind: "yearly" is none of daily, weekly/,
    ],
    [
      withLayer({ timeZone: 'Mars' }),
      /^\/versions\/0\/layers\/0\/timeZone: "Mars" is no time zone/,
    ],
    [
      { configuration: { versions: [{ ...version, timeZone: 'Mars' }] } },
      /^\/configuration\/versions\/0\/timeZone: "Mars"/,
    ],
    [
      { configuration: 1, versions: [] },
      /^\/versions: is no field of a schedule; take it out/,
    ],
  ])('is refused with the place and the fix: %j', (value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});
