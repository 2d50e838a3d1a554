import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alertsApiSpec } from '../openapi';
import { AlertsClient } from './AlertsClient';

interface Operation {
  operationId: string;
  parameters?: readonly { in: string; name: string }[];
  requestBody?: object;
}

const ID = '5f7d0b1c-4d68-4a0e-9a3e-0c7f3b6a2d11';

/** What a method takes: an id alone by itself, and with something more in an object. */
function requestFor(path: string, { parameters, requestBody }: Operation) {
  const asksMore =
    requestBody || parameters?.some(parameter => parameter.in === 'query');
  if (asksMore) return { id: ID };
  return path.includes('{id}') ? ID : {};
}

const places = Object.entries(alertsApiSpec.paths).flatMap(([path, methods]) =>
  Object.entries<Operation>(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operationId: operation.operationId,
    request: requestFor(path, operation),
  })),
);

const operations = places.map(({ operationId }) => operationId);

interface Asked {
  method?: string;
  url?: string;
  authorization?: string;
  body?: unknown;
}

describe('the client', () => {
  let server: Server;
  let baseUrl: string;
  let asked: Asked[];
  let answer: { status: number; body?: object };

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: {} };
    server = createServer((request, response) => {
      let sent = '';
      request.setEncoding('utf8');
      request.on('data', part => {
        sent += part;
      });
      request.on('end', () => {
        asked.push({
          method: request.method,
          url: request.url,
          ...(request.headers.authorization && {
            authorization: request.headers.authorization,
          }),
          ...(sent && { body: JSON.parse(sent) }),
        });
        response.statusCode = answer.status;
        response.setHeader('Content-Type', 'application/json');
        response.end(answer.body && JSON.stringify(answer.body));
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const isBound = (found: typeof address): found is AddressInfo =>
      typeof found === 'object' && found !== null;
    if (!isBound(address)) throw new Error('The server is not bound');
    baseUrl = `http://127.0.0.1:${address.port}/api`;
  });

  afterEach(
    () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  const client = () =>
    new AlertsClient({
      discoveryApi: { getBaseUrl: async id => `${baseUrl}/${id}` },
    });

  it.each(operations)('has a method for %s', operation => {
    expect(AlertsClient.prototype).toHaveProperty(operation);
  });

  it('has no method for what the API does not have', () => {
    const methods = Object.getOwnPropertyNames(AlertsClient.prototype);
    expect(methods.filter(name => name !== 'constructor').sort()).toEqual(
      [...operations].sort(),
    );
  });

  it.each(places)('asks for $operationId at $method $path', async place => {
    const made = client();
    const method: unknown = Reflect.get(made, place.operationId);
    if (typeof method !== 'function')
      throw new Error('There is no such method');
    await method.call(made, place.request);
    expect(asked).toMatchObject([{ method: place.method }]);
    expect(asked[0].url?.split('?')[0]).toBe(
      `/api/alerts${place.path.replace('{id}', ID)}`,
    );
  });

  it('sends what is asked for, and leaves out what is not', async () => {
    const api = client();
    await api.listAlerts({
      state: 'firing',
      label: 'job=a&b',
      q: undefined,
      limit: 5,
    });
    await api.getTimeline({ id: '../keys', cursor: 'a/b' });
    await api.snoozeAlert({ id: ID, until: '2026-12-24T00:00:00Z' });
    await api.acknowledgeAlert(ID, { token: 'of-ana' });
    expect(asked).toEqual([
      {
        method: 'GET',
        url: '/api/alerts/alerts?state=firing&label=job%3Da%26b&limit=5',
      },
      {
        method: 'GET',
        url: '/api/alerts/alerts/..%2Fkeys/timeline?cursor=a%2Fb',
      },
      {
        method: 'POST',
        url: `/api/alerts/alerts/${ID}/snooze`,
        body: { until: '2026-12-24T00:00:00Z' },
      },
      {
        method: 'POST',
        url: `/api/alerts/alerts/${ID}/acknowledge`,
        authorization: 'Bearer of-ana',
        body: {},
      },
    ]);
  });

  it('needs no answer where there is none', async () => {
    answer = { status: 204 };
    await expect(client().revokeKey(ID)).resolves.toBeUndefined();
    await expect(client().retryMessage(ID)).resolves.toBeUndefined();
    await expect(client().retryDeliveries()).resolves.toBeUndefined();
  });

  it('throws what the backend says', async () => {
    answer = {
      status: 409,
      body: {
        error: { name: 'ConflictError', message: 'It is resolved' },
        response: { statusCode: 409 },
      },
    };
    await expect(client().acknowledgeAlert(ID)).rejects.toMatchObject({
      statusCode: 409,
      body: { error: { message: 'It is resolved' } },
    });
  });

  it('stops when it is told to', async () => {
    const stopped = AbortSignal.abort();
    await expect(
      client().getAlert(ID, { signal: stopped }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });
});
