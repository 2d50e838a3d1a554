import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import { errorMessage, errorStatus, isHidden, isNetworkError } from './errors';
import { createKitQueryClient } from './queryClient';

const response = (status: number) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Failed', message: 'because' },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ) as Parameters<typeof ResponseError.fromResponse>[0],
  );

const unreachable = new TypeError('Failed to fetch');

describe('errors', () => {
  it('finds the status in errors of clients and of the platform', async () => {
    expect(errorStatus(await response(503))).toBe(503);
    expect(errorStatus(new NotAllowedError('no'))).toBe(403);
    expect(errorStatus(new ConflictError('no'))).toBe(409);
    expect(errorStatus(unreachable)).toBeUndefined();
    expect(errorStatus('text')).toBeUndefined();
  });

  it('treats refused and missing alike', async () => {
    expect(isHidden(await response(403))).toBe(true);
    expect(isHidden(new NotFoundError('none'))).toBe(true);
    expect(isHidden(await response(500))).toBe(false);
  });

  it('tells a dead network from a broken program', async () => {
    expect(isNetworkError(unreachable)).toBe(true);
    expect(isNetworkError(await response(503))).toBe(false);
    expect(isNetworkError(new Error('bug'))).toBe(false);
  });

  it('keeps the cause for those who look into details', async () => {
    expect(errorMessage(await response(503))).toMatch(
      /ResponseError: Request failed with 503.*\nFailed: because/,
    );
    expect(errorMessage('text')).toBe('text');
  });
});

describe('createKitQueryClient', () => {
  const attempts = async (error: unknown) => {
    const client = createKitQueryClient();
    client.setDefaultOptions({
      queries: { ...client.getDefaultOptions().queries, retryDelay: 1 },
    });
    const queryFn = jest.fn().mockRejectedValue(error);
    await expect(
      client.fetchQuery({
        queryKey: ['x'],
        queryFn,
        retry: client.getDefaultOptions().queries?.retry,
      }),
    ).rejects.toBe(error);
    expect(client.getQueryState(['x'])?.error).toBe(error);
    return queryFn.mock.calls.length;
  };

  it('asks twice more after 5xx and network failures, never after 4xx or a bug', async () => {
    expect(await attempts(await response(503))).toBe(3);
    expect(await attempts(unreachable)).toBe(3);
    expect(await attempts(await response(404))).toBe(1);
    expect(await attempts(await response(409))).toBe(1);
    expect(await attempts(new Error('bug'))).toBe(1);
  });

  it('answers from memory for 30 s', async () => {
    const client = createKitQueryClient();
    const queryFn = jest.fn().mockResolvedValue('a');
    await client.fetchQuery({ queryKey: ['x'], queryFn });
    await client.fetchQuery({ queryKey: ['x'], queryFn });
    expect(queryFn).toHaveBeenCalledTimes(1);
    const later = Date.now() + 31_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    await client.fetchQuery({ queryKey: ['x'], queryFn });
    expect(queryFn).toHaveBeenCalledTimes(2);
    jest.restoreAllMocks();
  });
});
