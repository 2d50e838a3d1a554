import { nextRunOf, silentProviders, type RunRecord } from './silentProviders';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-12-01T12:00:00Z');
const ago = (hours: number) => Math.round(NOW - hours * HOUR);

/** A run that ended so many hours ago, after six minutes. */
const ended = (
  state: RunRecord['state'],
  hours: number,
  rest: Partial<RunRecord> = {},
): RunRecord => ({
  providerId: 'a',
  state,
  startedAt: ago(hours + 0.1),
  ...(state !== 'running' && { finishedAt: ago(hours) }),
  ...rest,
});

const silent = (runs: RunRecord[]) =>
  silentProviders({
    providers: [{ id: 'a', periodMs: HOUR }],
    runs,
    now: NOW,
  }).get('a');

describe('silentProviders', () => {
  it.each([
    ['never ran', []],
    ['runs for the first time', [ended('running', 5)]],
    ['was only interrupted', [ended('aborted', 5)]],
    ['has run', [ended('ok', 1)]],
    ['has run twice the period ago', [ended('ok', 2)]],
    ['has left some out', [ended('partial', 1), ended('ok', 9)]],
    ['has mended itself', [ended('failed', 2), ended('ok', 1)]],
    ['was interrupted since', [ended('aborted', 0.5), ended('ok', 1)]],
    ['is another', [ended('failed', 1, { providerId: 'b' })]],
  ])('hears of one that %s', (_, runs) => {
    expect(silent(runs)).toBeUndefined();
  });

  it.each<[string, RunRecord[], number, string]>([
    [
      'has failed',
      [ended('ok', 2), ended('failed', 1, { error: 'answered 503' })],
      ago(2),
      'Its last run failed: answered 503',
    ],
    [
      'has failed since it is there',
      [ended('failed', 1), ended('failed', 3)],
      ago(3),
      'Its last run failed.',
    ],
    [
      'has failed, and runs again',
      [ended('running', 0), ended('failed', 1), ended('partial', 2)],
      ago(2),
      'Its last run failed.',
    ],
    ['is late', [ended('ok', 2.1)], ago(2.1), 'It has missed two runs.'],
    [
      'is interrupted each time',
      [ended('aborted', 0.1), ended('aborted', 1), ended('ok', 3)],
      ago(3),
      'It has missed two runs.',
    ],
  ])('hears nothing of one that %s', (_, runs, since, reason) => {
    expect(silent(runs)).toEqual({ since, reason });
    expect(silent([...runs].reverse())).toEqual({ since, reason });
  });

  it('tells when one runs next', () => {
    const next = (runs: RunRecord[]) =>
      nextRunOf({ id: 'a', periodMs: HOUR }, { runs, now: NOW });
    expect(next([ended('ok', 0.5), ended('ok', 1.5)])).toEqual(ago(-0.4));
    expect(next([ended('ok', 1)])).toBeUndefined();
    expect(next([])).toBeUndefined();
  });
});
