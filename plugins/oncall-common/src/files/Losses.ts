import type { ScheduleFileLoss, ScheduleFileLossCode } from './types';

/** Collects what could not be carried over, each place once. */
export class Losses {
  readonly list: ScheduleFileLoss[] = [];

  add(
    place: string | { place: string },
    code: ScheduleFileLossCode,
    detail?: string,
  ): void {
    const at = typeof place === 'string' ? place : place.place;
    if (this.list.some(each => each.place === at && each.code === code)) return;
    this.list.push({ place: at, code, ...(detail && { detail }) });
  }
}
