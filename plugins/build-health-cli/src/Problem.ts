/** 1: it was refused, or something is missing. 2: the arguments are wrong. */
export type FailureCode = 1 | 2;

/** What ends the command: a sentence that names the cause and the fix. */
export class Problem extends Error {
  readonly exitCode: FailureCode;

  constructor(message: string, exitCode: FailureCode = 1) {
    super(message);
    this.name = 'Problem';
    this.exitCode = exitCode;
  }
}

/** Arguments that nothing can be done with. */
export const wrongArguments = (message: string) => new Problem(message, 2);
