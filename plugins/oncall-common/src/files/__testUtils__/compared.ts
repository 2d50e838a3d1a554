import { compareShifts } from '../compareShifts';
import type { ReadScheduleFile } from '../types';

/** The shifts that a file holds beside those of the engine. */
export const compared = ({ configuration, rendered }: ReadScheduleFile) =>
  rendered && compareShifts(configuration, rendered);
