import { InputError } from '@backstage/errors';
import type {
  IntakeProblem,
  IntakeRefusal,
} from '@callboard/backstage-plugin-alerts-common';

const wordsOf = ({ pointer, message }: IntakeProblem) =>
  `${pointer === '' ? 'The body' : pointer} ${message}`;

/** What was sent cannot be read; each problem says where. */
export class DeliveryError extends InputError {
  readonly problems: IntakeProblem[];

  constructor({ problems, more }: IntakeRefusal) {
    const words = problems.map(wordsOf);
    if (more > 0) words.push(`and ${more} more`);
    super(words.join('. '));
    // By this the platform knows its status.
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** More is sent than is taken. */
export class TooManyRequestsError extends Error {
  readonly statusCode = 429;
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.name = 'TooManyRequestsError';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The body is larger than is taken. */
export class TooLargeError extends Error {
  readonly statusCode = 413;

  constructor(message: string) {
    super(message);
    this.name = 'TooLargeError';
  }
}
