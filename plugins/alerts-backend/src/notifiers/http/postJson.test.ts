import { PostOffice } from '../__testUtils__/PostOffice';
import { postJson, type Post } from './postJson';
import { retryAfterMs } from './retryAfterMs';

const SECRET_PATH = '/services/T0/B0/s3cr3t';

describe('postJson', () => {
  const office = new PostOffice();
  let baseUrl: string;

  beforeAll(async () => {
    baseUrl = await office.start();
  });
  afterAll(() => office.stop());
  afterEach(() => {
    office.posted.length = 0;
  });

  const post = (fields: Partial<Post> = {}) =>
    postJson({
      notifier: 'slack-payments',
      url: `${baseUrl}${SECRET_PATH}`,
      body: '{}',
      signal: new AbortController().signal,
      patienceMs: 5_000,
      ...fields,
    });
  const failure = async (fields?: Partial<Post>): Promise<Error> => {
    try {
      await post(fields);
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error('It did not fail');
  };

  it.each([200, 201, 202, 204])('has sent it with %i', async status => {
    office.answerWith(status);
    await post();
    expect(office.posted).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 405, 409, 410, 413, 422])(
    'does not try again after %i',
    async status => {
      office.answerWith(status, { 'retry-after': '1' });
      const error = await failure();
      expect(error.name).toBe('NotRetriedError');
      expect(error.message).toBe(`slack-payments: answered ${status}`);
    },
  );

  it.each([408, 425, 429, 500, 502, 503, 504])(
    'may try again after %i, when it is asked to',
    async status => {
      office.answerWith(status);
      expect((await failure()).name).toBe('Error');
      office.answerWith(status, { 'retry-after': '7' });
      expect(await failure()).toMatchObject({
        name: 'RetryLaterError',
        retryAfterMs: 7_000,
      });
    },
  );

  it('takes other answers for yes where it is told to', async () => {
    office.answerWith(409);
    await post({ taken: [409] });
    expect(office.posted).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %i', async status => {
    office.answerWith(status, { location: `${baseUrl}/elsewhere` });
    const error = await failure();
    expect(error.name).toBe('Error');
    expect(error.message).toContain('a redirect, which is not followed');
    expect(office.posted.map(({ path }) => path)).toEqual([SECRET_PATH]);
  });

  it('waits for an answer only so long, and may try again', async () => {
    office.answer = () => {};
    const error = await failure({ patienceMs: 100 });
    expect(error.name).toBe('Error');
    expect(error.message).toBe('slack-payments: there was no answer in time');
  });

  it('stops with the caller', async () => {
    office.answer = () => {};
    const caller = new AbortController();
    const sending = failure({ signal: caller.signal });
    caller.abort();
    expect((await sending).message).toContain('no answer in time');
  });

  it('has sent it when the body of the answer never ends', async () => {
    office.answer = response => response.writeHead(200).write('o');
    await post({ patienceMs: 300 });
    expect(office.posted).toHaveLength(1);
  });

  it('reads no more of an answer than its beginning', async () => {
    let written = 0;
    let isOver = false;
    office.answer = response => {
      response.writeHead(400);
      const chunk = 'x'.repeat(16_384);
      const more = () => {
        if (isOver) return;
        written += chunk.length;
        response.write(chunk, () => setImmediate(more));
      };
      response.on('close', () => {
        isOver = true;
      });
      more();
    };
    let read = 0;
    const reasonOf = (body: string) => {
      read = body.length;
      return undefined;
    };
    const error = await failure({ reasonOf });
    isOver = true;
    expect(error.name).toBe('NotRetriedError');
    expect(read).toBe(65_536);
    expect(written).toBeGreaterThanOrEqual(65_536);
  });

  it('tells no address, whatever fails', async () => {
    office.answerWith(404, {}, 'no_service');
    const errors = [
      await failure({ reasonOf: body => body }),
      await failure({ url: `http://127.0.0.1:1${SECRET_PATH}` }),
      await failure({
        url: `${baseUrl.replace('//', '//u:p@')}${SECRET_PATH}`,
      }),
    ];
    expect(errors[0].message).toBe('slack-payments: answered 404, no_service');
    for (const error of errors) {
      expect(error.message).toMatch(/^slack-payments: /);
      expect(error.message).not.toMatch(/s3cr3t|127\.0\.0\.1|u:p/);
      expect(error.cause).toBeUndefined();
    }
  });
});

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 11, 1, 3, 6);
  it.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    [' 30 ', 30_000],
    ['86400', 600_000],
    ['999999999', 600_000],
    ['Tue, 01 Dec 2026 03:06:45 GMT', 45_000],
    ['Tue, 01 Dec 2026 03:00:00 GMT', 0],
    ['Wed, 02 Dec 2026 03:06:00 GMT', 600_000],
  ])('of %j is %j', (written, wait) => {
    expect(retryAfterMs(written, now)).toBe(wait);
  });
});
