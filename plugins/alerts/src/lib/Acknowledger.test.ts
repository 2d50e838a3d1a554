import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { acknowledgedBy, alertOf, ANA, CHEN } from '../__testUtils__/alerts';
import { Acknowledger } from './Acknowledger';

const network = () => new TypeError('Failed to fetch');

/** Answers of a server, in their order; what is an error is thrown. */
function serverOf(answers: {
  acknowledge: (AlertDetail | Error | 'silence')[];
  get?: (AlertDetail | Error)[];
}) {
  const { acknowledge, get = [] } = answers;
  const asked: string[] = [];
  const next = async (
    deed: string,
    of: (AlertDetail | Error | 'silence')[],
  ) => {
    asked.push(deed);
    const answer = of.shift();
    if (answer === 'silence') return new Promise<AlertDetail>(() => {});
    if (answer === undefined || !('revision' in answer)) {
      throw answer ?? network();
    }
    return answer;
  };
  return {
    asked,
    acknowledger: new Acknowledger({
      acknowledgeAlert: () => next('acknowledge', acknowledge),
      getAlert: () => next('look', get),
    }),
  };
}

const mine = alertOf({ ...acknowledgedBy(ANA), revision: 2 });
const chens = alertOf({ ...acknowledgedBy(CHEN), revision: 2 });

describe('Acknowledger', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is late after five seconds without an answer, and asks anew', async () => {
    const { asked, acknowledger } = serverOf({
      acknowledge: ['silence', mine],
      get: [alertOf()],
    });
    const onDone = jest.fn();
    const done = acknowledger.acknowledge('a1', { onDone });
    await jest.advanceTimersByTimeAsync(4_900);
    expect(acknowledger.attemptOf('a1')).toEqual({ state: 'sending' });
    await jest.advanceTimersByTimeAsync(200);
    expect(acknowledger.attemptOf('a1')).toEqual({ state: 'late' });
    await jest.advanceTimersByTimeAsync(1_000);
    await done;
    expect(asked).toEqual(['acknowledge', 'look', 'acknowledge']);
    expect(onDone).toHaveBeenCalledWith(mine);
    expect(acknowledger.attemptOf('a1')).toBeUndefined();
  });

  it('does not send again what has arrived', async () => {
    const { asked, acknowledger } = serverOf({
      acknowledge: [network()],
      get: [mine],
    });
    const done = acknowledger.acknowledge('a1', { onDone: jest.fn() });
    await jest.advanceTimersByTimeAsync(1_000);
    await done;
    expect(asked).toEqual(['acknowledge', 'look']);
  });

  it('takes it from nobody who took it meanwhile, but from who had it before', async () => {
    const lost = serverOf({ acknowledge: [network()], get: [chens] });
    const onDone = jest.fn();
    const first = lost.acknowledger.acknowledge('a1', { onDone });
    await jest.advanceTimersByTimeAsync(1_000);
    await first;
    expect(lost.asked).toEqual(['acknowledge', 'look']);
    expect(onDone).toHaveBeenCalledWith(chens);

    const taken = serverOf({ acknowledge: [network(), mine], get: [chens] });
    const second = taken.acknowledger.acknowledge('a1', {
      from: CHEN.entityRef,
      onDone,
    });
    await jest.advanceTimersByTimeAsync(1_000);
    await second;
    expect(onDone).toHaveBeenLastCalledWith(mine);
  });

  it('goes on through failures of the network and of the server', async () => {
    const { asked, acknowledger } = serverOf({
      acknowledge: [network(), mine],
      get: [
        network(),
        Object.assign(new Error('restarting'), { statusCode: 503 }),
        alertOf(),
      ],
    });
    const done = acknowledger.acknowledge('a1', { onDone: jest.fn() });
    await jest.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
    await done;
    expect(asked).toEqual([
      'acknowledge',
      'look',
      'look',
      'look',
      'acknowledge',
    ]);
  });

  it('stops at a refusal, with its reason, and can begin anew', async () => {
    const { asked, acknowledger } = serverOf({
      acknowledge: [
        Object.assign(new Error('not of your teams'), { statusCode: 403 }),
        mine,
      ],
    });
    await acknowledger.acknowledge('a1', { onDone: jest.fn() });
    expect(acknowledger.attemptOf('a1')).toEqual({
      state: 'refused',
      reason: 'not of your teams',
    });
    await acknowledger.acknowledge('a1', { onDone: jest.fn() });
    expect(asked).toEqual(['acknowledge', 'acknowledge']);
    expect(acknowledger.attemptOf('a1')).toBeUndefined();
  });

  it('does one thing at a time', async () => {
    const { asked, acknowledger } = serverOf({ acknowledge: [mine] });
    const both = [
      acknowledger.acknowledge('a1', { onDone: jest.fn() }),
      acknowledger.acknowledge('a1', { onDone: jest.fn() }),
    ];
    await Promise.all(both);
    expect(asked).toEqual(['acknowledge']);
  });
});
