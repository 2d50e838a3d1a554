import { execArgv } from '../../__testUtils__/threadArguments';

const actual =
  jest.requireActual<typeof import('../TimedThread')>('../TimedThread');

export const { UnreadableReport } = actual;

/** The threads that read reports are none of jest's: there they need to be told how TypeScript is read. */
export class TimedThread<In, Out> extends actual.TimedThread<In, Out> {
  constructor(
    options: ConstructorParameters<typeof actual.TimedThread<In, Out>>[0],
  ) {
    super({ ...options, execArgv });
  }
}
