import type { TestReportProblem } from '../types';

/** Ends the reading of a report from within the events of its parser, which has no other way out. */
export class StopReading extends Error {
  constructor(readonly reason: TestReportProblem['reason'], message: string) {
    super(message);
  }
}
