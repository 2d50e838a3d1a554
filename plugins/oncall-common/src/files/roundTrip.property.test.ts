import { enough, forSchedules } from '../domain/__testUtils__/arbitraries';
import { validateSchedule } from '../domain/validateSchedule';
import type { ScheduleConfiguration } from '../types';
import { readScheduleFile } from './readScheduleFile';
import { usersOf } from '../domain/usersOf';
import type { ScheduleFileContent } from './types';
import { writeScheduleFile } from './writeScheduleFile';

const RUNS = enough(150, 3_000);

/** Without fields that are undefined, as a file has none. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const contentOf = (
  configuration: ScheduleConfiguration,
): ScheduleFileContent => ({
  name: 'Ledger primary',
  configuration,
  people: usersOf(configuration).map(key => ({ key, isRef: false, name: key })),
});

/** The last version from the beginning, as a stored schedule gives it. */
const current = ({
  versions,
  overrides,
}: ScheduleConfiguration): ScheduleConfiguration => ({
  versions: [{ ...versions[versions.length - 1], effectiveFrom: undefined }],
  overrides,
});

describe('export, import, export', () => {
  it('gives the whole schedule back in our own document, and the same bytes', () => {
    forSchedules(RUNS, ({ configuration, from }) => {
      if (validateSchedule(configuration).length > 0) return;
      const { text } = writeScheduleFile(
        contentOf(configuration),
        'callboard',
        from,
      );
      const read = readScheduleFile(text);
      expect(read.configuration).toEqual(copy(configuration));
      expect(read.losses).toEqual([]);
      expect(writeScheduleFile(read, 'callboard', from).text).toBe(text);
    });
  });

  it.each(['pagerduty', 'opsgenie'] as const)(
    'gives the same bytes in the format of %s, and differs nowhere unless something is listed',
    format => {
      let whole = 0;
      forSchedules(RUNS, ({ configuration, from }) => {
        const content = contentOf(current(configuration));
        if (validateSchedule(content.configuration).length > 0) return;
        const { text, losses, comparison } = writeScheduleFile(
          content,
          format,
          from,
        );
        const read = readScheduleFile(text);
        const again = writeScheduleFile(read, format, from).text;
        // A layer of another zone can begin in an hour that the schedule's zone has twice: said, and moved once.
        const isMoved = read.losses.some(loss => loss.code === 'repeated-time');
        expect(
          isMoved
            ? writeScheduleFile(readScheduleFile(again), format, from).text
            : again,
        ).toBe(isMoved ? again : text);
        if (losses.length > 0) return;
        whole++;
        expect(comparison!.differences).toEqual([]);
      });
      expect(whole).toBeGreaterThan(RUNS / 50);
    },
  );
});
