import { ResponseError } from '@backstage/errors';
import { errorReason } from './errorReason';

describe('errorReason', () => {
  it('gives what the backend says, not how the request ended', async () => {
    const body = {
      error: { name: 'ConflictError', message: 'It is broken' },
      response: { statusCode: 409 },
    };
    const error = await ResponseError.fromResponse({
      ok: false,
      status: 409,
      statusText: 'Conflict',
      headers: new Map([['content-type', 'application/json']]),
      text: async () => JSON.stringify(body),
    } as never);
    expect(error.message).toContain('409');
    expect(errorReason(error)).toBe('It is broken');
  });

  it('gives the error itself where there was no answer', () => {
    expect(errorReason(new Error('no network'))).toBe('no network');
    expect(errorReason('odd')).toBe('odd');
  });
});
