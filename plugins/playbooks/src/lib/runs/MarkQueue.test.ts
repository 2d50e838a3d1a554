import type {
  NewMark,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';
import { MarkQueue, type QueueState, type QueueStore } from './MarkQueue';

const deed = (id: string) =>
  ({
    id,
    kind: 'step',
    stepId: 'step-1',
    state: 'done',
    seenRevision: 0,
  } as const);

const failure = (status?: number) =>
  Object.assign(new Error(`status ${status}`), { status });

function setup(kept: ReturnType<QueueStore['read']> = []) {
  const saved = new Map(kept.map(mark => [mark.deed.id, mark]));
  const send = jest.fn(async (_marks: NewMark[]) => ({ revision: 7 } as Run));
  const make = () =>
    new MarkQueue({
      send,
      statusOf: error => (error as { status?: number }).status,
      reasonOf: error => (error as Error).message,
      store: {
        read: () => [...saved.values()],
        keep: mark => saved.set(mark.deed.id, mark),
        remove: id => saved.delete(id),
      },
    });
  const queue = make();
  const ids = (marks: QueueState['pending']) =>
    marks.map(({ deed: { id } }) => id);
  return {
    queue,
    send,
    make,
    ids,
    saved: () => [...saved.values()],
    sent: () => send.mock.calls.map(([marks]) => marks.map(({ id }) => id)),
  };
}

describe('MarkQueue', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends a mark with its age, and forgets it when it has arrived', async () => {
    const { queue, send, saved } = setup();
    queue.add(deed('a'));
    expect(queue.state().pending).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledWith([{ ...deed('a'), agoMs: 0 }]);
    expect(queue.state()).toEqual({
      pending: [],
      refused: [],
      isCutOff: false,
    });
    expect(saved()).toEqual([]);
  });

  it('keeps what does not arrive, in order, and sends it together when the network is back', async () => {
    const { queue, send, sent, saved, ids } = setup();
    send.mockRejectedValue(failure());
    queue.add(deed('a'));
    await jest.advanceTimersByTimeAsync(300);
    queue.add(deed('b'));
    await jest.advanceTimersByTimeAsync(0);
    expect(queue.state().isCutOff).toBe(true);
    expect(ids(saved())).toEqual(['a', 'b']);
    send.mockClear();
    send.mockResolvedValue({} as Run);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent()).toEqual([['a', 'b']]);
    expect(send.mock.calls[0][0].map(({ agoMs }) => agoMs)).toEqual([
      send.mock.calls[0][0][1].agoMs + 300,
      send.mock.calls[0][0][1].agoMs,
    ]);
    expect(queue.state()).toMatchObject({ pending: [], isCutOff: false });
  });

  it('tries again ever less often, and at once when told to', async () => {
    const { queue, send } = setup();
    send.mockRejectedValue(failure(503));
    queue.add(deed('a'));
    await jest.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(499);
    expect(send).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(999);
    expect(send).toHaveBeenCalledTimes(2);
    await queue.flush();
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('sets aside only the mark that is refused, with the reason', async () => {
    const { queue, send, ids } = setup();
    send.mockImplementation(async marks => {
      if (marks.some(({ id }) => id === 'b')) throw failure(400);
      return {} as Run;
    });
    send.mockRejectedValueOnce(failure());
    ['a', 'b', 'c'].forEach(id => queue.add(deed(id)));
    await jest.advanceTimersByTimeAsync(1_000);
    const { pending, refused } = queue.state();
    expect(pending).toEqual([]);
    expect(ids(refused)).toEqual(['b']);
    expect(refused[0].reason).toBe('status 400');
    queue.dismiss();
    expect(queue.state().refused).toEqual([]);
  });

  it('goes on after a reload with what was kept', async () => {
    const { make, sent } = setup([{ deed: deed('a'), madeAt: 900_000 }]);
    make().subscribe(() => undefined);
    await jest.advanceTimersByTimeAsync(0);
    expect(sent()).toEqual([['a']]);
  });

  it('does not undo what another tab has kept', async () => {
    const { queue, make, send, saved, ids } = setup();
    send.mockRejectedValue(failure());
    queue.add(deed('a'));
    const other = make();
    other.add(deed('b'));
    await jest.advanceTimersByTimeAsync(0);
    send.mockImplementation(async marks => {
      if (marks.some(({ id }) => id === 'b')) throw failure();
      return { revision: 7 } as Run;
    });
    await queue.flush();
    expect(ids(queue.state().pending)).toEqual([]);
    expect(ids(saved())).toEqual(['b']);
  });

  it('says of a later mark of the same item that its writer had seen the one before', async () => {
    const { queue, send } = setup();
    let answer: (run: Run) => void = () => undefined;
    send.mockReturnValueOnce(
      new Promise<Run>(resolve => {
        answer = resolve;
      }),
    );
    queue.add(deed('a'));
    queue.add({ ...deed('b'), state: 'failed' });
    answer({ revision: 9 } as Run);
    await jest.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenLastCalledWith([
      { ...deed('b'), state: 'failed', seenRevision: 9, agoMs: 0 },
    ]);
  });

  it('keeps the order of marks when the clock of the device is set back, also over a reload', async () => {
    const { queue, send, make } = setup();
    send.mockRejectedValue(failure());
    queue.add(deed('a'));
    await jest.advanceTimersByTimeAsync(60_000);
    jest.setSystemTime(Date.now() - 3_600_000);
    queue.add(deed('b'));
    send.mockReset();
    send.mockResolvedValue({} as Run);
    const again = make();
    again.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    const [[marks]] = send.mock.calls;
    expect(marks.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(marks[0].agoMs).toBeGreaterThan(marks[1].agoMs);
    expect(marks[1].agoMs).toBeGreaterThanOrEqual(0);
  });

  it('keeps no secret on the device', () => {
    const { queue, saved } = setup();
    queue.add({ id: 'a', kind: 'note', text: 'token=abcdef123' });
    expect(JSON.stringify(saved())).not.toContain('abcdef123');
  });

  it('sends many in parts', async () => {
    const { queue, send, sent } = setup();
    let isOff = true;
    send.mockImplementation(async () => {
      if (isOff) throw failure();
      return {} as Run;
    });
    for (let i = 0; i < 120; i++) queue.add(deed(`m${i}`));
    await jest.advanceTimersByTimeAsync(0);
    isOff = false;
    send.mockClear();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent().map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(sent().flat()).toEqual(
      Array.from({ length: 120 }, (_, i) => `m${i}`),
    );
  });
});
