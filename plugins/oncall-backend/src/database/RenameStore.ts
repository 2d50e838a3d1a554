import type { Deed } from './ScheduleStore';

/** One entity of the catalog has another reference. Full, lower case. */
export interface Rename {
  fromRef: string;
  toRef: string;
}

/** Moves what is kept under one reference to another; all of it or nothing. */
export interface RenameStore {
  /** @returns how many schedules it touched */
  rename(rename: Rename, deed: Deed): Promise<number>;
}
