import type { Incoming } from '../../types';

/**
 * What is wrong with what a sender sent, and where.
 *
 * @public
 */
export interface IntakeProblem {
  /** JSON pointer (RFC 6901), such as `/alerts/0/status`; empty for the whole body. */
  pointer: string;
  /** What is wrong and what to send instead; a sentence without full stop. */
  message: string;
}

/**
 * Why something was not taken in: the first ten problems.
 *
 * @public
 */
export interface IntakeRefusal {
  problems: IntakeProblem[];
  /** Problems that are not told. */
  more: number;
}

/**
 * A body, read.
 *
 * @public
 */
export type ReadResult = { incoming: Incoming } | IntakeRefusal;
