import { execArgv } from '../../__testUtils__/parserThread';

const actual =
  jest.requireActual<typeof import('../TimedThread')>('../TimedThread');

export const { UnreadableFile } = actual;

/** The threads that read files are none of jest's: there they need to be told how TypeScript is read. */
export class TimedThread<In, Out> extends actual.TimedThread<In, Out> {
  constructor(
    options: ConstructorParameters<typeof actual.TimedThread<In, Out>>[0],
  ) {
    super({ ...options, execArgv });
  }
}
