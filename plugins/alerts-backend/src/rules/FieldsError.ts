import { InputError } from '@backstage/errors';
import type { FieldProblem } from '@callboard/backstage-plugin-alerts-common';

const wordsOf = ({ pointer, message }: FieldProblem) =>
  `${pointer === '' ? 'The body' : pointer} ${message}`;

/** What somebody has written is wrong; each problem says where. */
export class FieldsError extends InputError {
  readonly problems: FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map(wordsOf).join('. '));
    // By this the platform knows its status.
    this.name = 'InputError';
    this.problems = [...problems];
  }
}

/** The same problems, of what stands deeper in the body. */
export const below = (
  pointer: string,
  problems: readonly FieldProblem[],
): FieldProblem[] =>
  problems.map(one => ({ ...one, pointer: pointer + one.pointer }));
