import { NotYetError } from '../extensions/NotYetError';
import { tryRead } from '../extensions/tryRead';
import { pauseAfter } from '../polling/pauseAfter';
import { HeldError, NoAccessError } from './errors';

const now = new Date('2026-12-01T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const held = new HeldError('It wants a pause', later(10));
/** As one is of another copy of this package. */
const foreign = Object.assign(new Error('It wants a pause'), {
  name: 'HeldError',
  until: later(10),
});

it.each([held, foreign])(
  'to wait for a provider is no failure of a delivery, and none of a step: %s',
  error => {
    expect(NotYetError.is(error)).toBe(true);
    expect(pauseAfter(error, { now, isPast: false, nextAt: later(5) })).toEqual(
      { notBefore: later(10), problem: 'It wants a pause' },
    );
    // The past waits, and what is new is asked for meanwhile.
    expect(pauseAfter(error, { now, isPast: true, nextAt: later(5) })).toEqual({
      notBefore: later(5),
    });
    expect(pauseAfter(error, { now, isPast: true, nextAt: later(15) })).toEqual(
      { notBefore: later(10) },
    );
  },
);

it('what is closed is asked for again in an hour, and named with its fix', async () => {
  const closed = new NoAccessError('It is closed');
  const read = async () => {
    throw closed;
  };
  expect(pauseAfter(closed, { now, isPast: true, nextAt: now })).toEqual({
    notBefore: later(60),
    problem: 'It is closed',
  });
  expect(await tryRead('Builds', { read })).toEqual({
    what: 'Builds',
    isAllowed: false,
    fix: 'It is closed',
  });
  expect(await tryRead('Builds', { read, fix: 'Open it' })).toMatchObject({
    fix: 'Open it',
  });
});

it('anything else is a failure', async () => {
  const error = new Error('ECONNRESET');
  const read = async () => {
    throw error;
  };
  expect(NotYetError.is(error)).toBe(false);
  expect(() => pauseAfter(error, { now, isPast: false, nextAt: now })).toThrow(
    error,
  );
  await expect(tryRead('Builds', { read })).rejects.toThrow(error);
});
