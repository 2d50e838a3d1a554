import { scorecardsApiSpec } from '../openapi';
import { ScorecardsClient } from './ScorecardsClient';

const operations = Object.values(scorecardsApiSpec.paths).flatMap(methods =>
  Object.values(methods).map(({ operationId }) => operationId),
);

function recorded(answer: () => Response = () => Response.json({})) {
  const calls: { url: string; init?: RequestInit }[] = [];
  const client = new ScorecardsClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async (url, init) => {
        calls.push({ url: String(url), init });
        return answer();
      },
    },
  });
  return { client, calls };
}

describe('the client', () => {
  it.each(operations)('has a method for %s', operation => {
    expect(ScorecardsClient.prototype).toHaveProperty(operation);
  });

  it('writes names into addresses so that they stay one part', async () => {
    const { client, calls } = recorded();
    await client.getCheck('basics/size');
    await client.getScorecardsOfEntity('component:default/a&b');
    await client.getDocument({ kind: 'Scorecard', id: '../x' });
    await client.getMatrix({ scorecard: 'basics', q: undefined, limit: 5 });
    expect(calls.map(({ url }) => url)).toEqual([
      'http://portal/api/scorecards/checks/basics/size',
      'http://portal/api/scorecards/results/entity?entityRef=component%3Adefault%2Fa%26b',
      'http://portal/api/scorecards/documents/Scorecard/..%2Fx',
      'http://portal/api/scorecards/matrix?scorecard=basics&limit=5',
    ]);
  });

  it('sends a push by its own token', async () => {
    const { client, calls } = recorded();
    const facts = [
      { entityRef: 'component:default/a', fact: 'docs', value: true },
    ];
    await client.pushFacts({ facts }, 'secret');
    expect(calls[0]).toMatchObject({
      url: 'http://portal/api/scorecards/intake/facts',
      init: {
        method: 'POST',
        headers: { Authorization: 'Bearer secret' },
        body: JSON.stringify({ facts }),
      },
    });
  });

  it('throws what the backend says', async () => {
    const { client } = recorded(() =>
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'There is no x' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    await expect(
      client.retireDocument({ kind: 'Standard', id: 'x' }),
    ).rejects.toMatchObject({
      statusCode: 404,
      body: { error: { message: 'There is no x' } },
    });
  });
});
