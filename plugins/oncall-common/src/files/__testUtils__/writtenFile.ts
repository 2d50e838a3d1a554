import {
  schedule,
  turns,
  type NewLayer,
  type NewOverride,
} from '../../domain/__testUtils__/configuration';
import type { ScheduleVersion } from '../../types';
import { usersOf } from '../../domain/usersOf';
import type { ScheduleFileFormat } from '../types';
import { writeScheduleFile } from '../writeScheduleFile';

const NOW = Date.parse('2026-11-26T12:00:00Z');

export const ana = 'user:default/ana.ruiz';
export const chen = 'user:default/chen.li';

/** Writes a schedule of Europe/Berlin, as of 26 November 2026. */
export function write(
  format: ScheduleFileFormat,
  layers: NewLayer[],
  overrides: NewOverride[] = [],
  layerPolicy?: ScheduleVersion['layerPolicy'],
) {
  const configuration = schedule(
    'Europe/Berlin',
    layers,
    overrides,
    layerPolicy,
  );
  const people = usersOf(configuration).map(key => ({
    key,
    isRef: true,
    name: key === ana ? 'Ana Ruiz' : 'Chen Li',
    ...(key === ana && { email: 'ana@example.com' }),
  }));
  return writeScheduleFile(
    { name: 'Ledger primary', description: 'First', configuration, people },
    format,
    NOW,
  );
}

export const weekly = (more = {}): NewLayer => ({
  name: 'Weekly',
  rotation: turns('week', '2026-11-02T09:00', [ana, chen], more),
});

export const christmas = {
  startsAt: '2026-12-24T09:00',
  endsAt: '2026-12-27T09:00',
};
