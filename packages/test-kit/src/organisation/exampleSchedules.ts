import { readFileSync } from 'fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { parse } from 'yaml';

/** What the on-call API takes to create a schedule; only what all of them have is typed. */
export interface ExampleSchedule {
  name: string;
  teamRef: string;
  version: { timeZone: string; layers: { timeZone?: string }[] };
}

/** The schedules of the sample organisation, which the demo portal makes through the API. */
export function exampleSchedules(): ExampleSchedule[] {
  const file = resolvePackagePath(
    '@internal/test-kit',
    '../../examples/oncall/schedules.yaml',
  );
  return parse(readFileSync(file, 'utf8'));
}
