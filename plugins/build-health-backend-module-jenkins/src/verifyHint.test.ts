import { AuthenticationError, InputError } from '@backstage/errors';
import { verifyHint } from './verifyHint';

const SECRET = 'secret-of-the-pipelines';
const OLD = 'the-secret-before-it';
const NOW = new Date('2026-11-20T10:30:00Z');
const hint = { job: 'org/service', number: 12, phase: 'COMPLETED' };
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

const verify = (
  authorization: string | undefined,
  body: unknown = hint,
  now = NOW,
) =>
  verifyHint(
    {
      header: name =>
        name.toLowerCase() === 'authorization' ? authorization : undefined,
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      now,
    },
    [SECRET, OLD],
  );

describe('verifyHint', () => {
  it.each([
    `Bearer ${SECRET}`,
    `bearer  ${OLD}`,
    basic(`jenkins:${SECRET}`),
    basic(`:${OLD}`),
  ])('takes what has one of the secrets: %s', authorization => {
    expect(verify(authorization)).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: 'hint completed',
    });
  });

  it.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['no secret', 'Bearer '],
    ['another secret', 'Bearer invalid-secret'],
    ['half of it', `Bearer ${SECRET.slice(0, 8)}`],
    ['more than it', `Bearer ${SECRET} ${SECRET}`],
    ['the secret alone', SECRET],
    ['the secret as the user', basic(`${SECRET}:x`)],
    ['no pair', basic(SECRET)],
    ['another scheme', `Digest ${SECRET}`],
  ])('refuses %s', (_, authorization) => {
    expect(() => verify(authorization)).toThrow(AuthenticationError);
  });

  it('refuses everything where no secret is configured', () => {
    const header = () => `Bearer ${SECRET}`;
    const body = Buffer.from(JSON.stringify(hint));
    expect(() => verifyHint({ header, body, now: NOW }, [])).toThrow(
      AuthenticationError,
    );
  });

  it('looks at the body only after the secret', () => {
    expect(() => verify('Bearer invalid-secret', 'no JSON')).toThrow(
      AuthenticationError,
    );
    expect(() => verify(`Bearer ${SECRET}`, 'no JSON')).toThrow(InputError);
    expect(() => verify(`Bearer ${SECRET}`, {})).toThrow(InputError);
  });

  it('has no interest in what waits in the queue: it is no build yet', () => {
    const queued = { ...hint, phase: 'QUEUED' };
    expect(verify(`Bearer ${SECRET}`, queued)).toBeUndefined();
  });

  it('knows the end of a build again, however often and late it is told', () => {
    const key = (body: object, minutes = 0) =>
      verify(
        `Bearer ${SECRET}`,
        body,
        new Date(NOW.getTime() + minutes * 60_000),
      )?.key;
    expect(key(hint, 60)).toBe(key(hint));
    expect(key({ ...hint, number: 13 })).not.toBe(key(hint));
    expect(key({ ...hint, phase: 'STARTED' })).not.toBe(key(hint));
  });

  it('takes a hint without a phase anew each minute: the first one may be of the start, and the next of the end', () => {
    const told = { job: 'org/service', number: 12 };
    const key = (minutes: number) =>
      verify(
        `Bearer ${SECRET}`,
        told,
        new Date(NOW.getTime() + minutes * 60_000),
      )?.key;
    expect(key(0.5)).toBe(key(0));
    expect(key(7)).not.toBe(key(0));
  });
});
