import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { overridesToCome, type ImportedFile } from '../lib/editor/imported';
import { leftOf } from '../lib/editor/leftOverrides';
import { useAddLeft } from './useAddLeft';

/**
 * Adds the overrides of a file to the schedule that was made of it. The schedule stands already: one that is refused waits on
 * its page.
 */
export function useImportedOverrides() {
  const add = useAddLeft();
  return async (
    made: Schedule,
    imported: ImportedFile | undefined,
  ): Promise<Schedule> => {
    if (!imported) return made;
    const { overrides } = overridesToCome(imported, Date.now());
    const { latest } = await add(made, leftOf(imported, overrides));
    return latest;
  };
}
