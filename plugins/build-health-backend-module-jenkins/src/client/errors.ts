import { CustomErrorBase } from '@backstage/errors';

/** Jenkins is not to be asked before a moment: it has said so, or the calls of this minute are used. */
export class HeldError extends CustomErrorBase {
  name = 'HeldError' as const;
  readonly until: Date;
  /** Jenkins has said so. */
  readonly isPause: boolean;

  constructor(message: string, options: { until: Date; isPause: boolean }) {
    super(message);
    this.until = options.until;
    this.isPause = options.isPause;
  }
}

/** The user of the configuration may not see it. */
export class NoAccessError extends CustomErrorBase {
  name = 'NoAccessError' as const;
}

/**
 * `away`: the controller does not answer, or what stands before it. `broken`: it answers that it cannot answer this. `slow`, `large`:
 * there is an answer, and it takes too long or is too large.
 */
export type FailureKind = 'away' | 'broken' | 'slow' | 'large';

/** Jenkins could not answer. */
export class ServerError extends CustomErrorBase {
  name = 'ServerError' as const;
  readonly kind: FailureKind;

  constructor(message: string, kind: FailureKind) {
    super(message);
    this.kind = kind;
  }
}
