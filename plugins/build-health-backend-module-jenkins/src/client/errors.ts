import { CustomErrorBase } from '@backstage/errors';
import { HeldError } from '@callboard/backstage-plugin-build-health-node';

/** Jenkins itself has asked not to be asked for a while, and not only our own limit. */
export class PauseError extends HeldError {}

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
