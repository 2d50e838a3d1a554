import { mockErrorHandler } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import express from 'express';
import request from 'supertest';
import { ApiRouterOptions, createApiRouter } from './createApiRouter';

const error = {
  default: {
    description: 'error',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['error'],
          properties: { error: { type: 'object' } },
        },
      },
    },
  },
} as const;

const spec = {
  openapi: '3.1.0',
  info: { title: 'notes', version: '1' },
  paths: {
    '/notes/{id}': {
      get: {
        operationId: 'getNote',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'string' },
          },
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
        ],
        responses: {
          ...error,
          '200': {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['size'],
                  properties: { size: { type: 'integer' } },
                },
              },
            },
          },
        },
      },
    },
    '/notes/by-refs': {
      post: {
        operationId: 'getNotes',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['refs'],
                properties: {
                  refs: { type: 'array', items: { type: 'string' } },
                  order: {
                    oneOf: [
                      {
                        type: 'object',
                        additionalProperties: false,
                        properties: { by: { type: 'string' } },
                      },
                      {
                        type: 'object',
                        additionalProperties: false,
                        properties: { like: { type: 'string' } },
                      },
                    ],
                  },
                  marks: {
                    type: 'array',
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['length'],
                      properties: { length: { type: 'integer' } },
                    },
                  },
                },
              },
            },
          },
        },
        responses: {
          ...error,
          '200': {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['count'],
                  properties: { count: { type: 'integer' } },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;

function app(options?: ApiRouterOptions) {
  const router = createApiRouter(spec, options);
  router.get('/notes/:id', (req, res) => {
    if (req.params.id === 'missing') {
      throw new NotFoundError('No such note');
    }
    const size: number | undefined = req.query.limit;
    // The compiler knows the answer's type; what it cannot see is what a database really holds.
    res.json({ size: req.params.id === 'wrong' ? ('big' as any) : size ?? 0 });
  });
  router.post('/notes/by-refs', (req, res) => {
    res.json({ count: req.body.refs.length });
  });
  return express().use(router).use(mockErrorHandler());
}

describe('createApiRouter', () => {
  it('passes what the spec allows, with numbers as numbers', async () => {
    const response = await request(app()).get('/notes/1?limit=5');
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ size: 5 });
  });

  it('is typed by the spec', () => {
    const router = createApiRouter(spec);
    router.get('/notes/:id', (_req, res) => {
      // @ts-expect-error size is a number
      res.json({ size: 'big' });
    });
    // @ts-expect-error no such path
    router.get('/nothing', (_req, res) => res.end());
    expect(router).toBeDefined();
  });

  it.each(['/notes/1?limit=many', '/notes/1?nope=1'])(
    'refuses %s',
    async path => {
      const response = await request(app()).get(path);
      expect(response.status).toBe(400);
      expect(response.body.error.name).toBe('InputError');
    },
  );

  it('takes a thousand entity refs of 200 characters', async () => {
    const refs = Array.from({ length: 1_000 }, () => 'x'.repeat(200));
    const response = await request(app()).post('/notes/by-refs').send({ refs });
    expect(response.body).toEqual({ count: 1_000 });
  });

  it.each([
    ['at the top', { refs: [], ref: 'a' }, 'ref'],
    [
      'further in',
      { refs: [], marks: [{ length: 1 }, { length: 1, lenght: 2 }] },
      'marks[1].lenght',
    ],
    ['as long as it is', { refs: [], ['x'.repeat(5_000)]: 1 }, 'x'.repeat(194)],
  ])('names a field that the spec does not know, %s', async (_, body, name) => {
    const response = await request(app()).post('/notes/by-refs').send(body);
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      message: `${name}: unknown field; correct its name by /openapi.json, or leave it out`,
    });
  });

  it.each([
    ['a missing field', { marks: [] }, /required property 'refs'/],
    ['a wrong type', { refs: 'a' }, /refs must be array/],
    [
      'what fits none of several shapes',
      { refs: [], order: { by: 1 } },
      /order must match exactly one schema/,
    ],
  ])('still names %s', async (_, body, message) => {
    const response = await request(app()).post('/notes/by-refs').send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
  });

  it('refuses a body over the limit', async () => {
    const response = await request(app({ bodyLimit: '1kb' }))
      .post('/notes/by-refs')
      .send({ refs: ['x'.repeat(2_000)] });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe(
      'The body is too large: at most 1kb of JSON are taken; send less at once',
    );
  });

  it('makes a wrong answer a 500 that names the field, in tests', async () => {
    const response = await request(app()).get('/notes/wrong');
    expect(response.status).toBe(500);
    expect(response.body.error.message).toContain('size');
  });

  it('leaves answers unchecked when told so', async () => {
    const response = await request(app({ validateResponses: false })).get(
      '/notes/wrong',
    );
    expect(response.body).toEqual({ size: 'big' });
  });

  it('lets errors through that the default response describes', async () => {
    const response = await request(app()).get('/notes/missing');
    expect(response.status).toBe(404);
    expect(response.body.error.message).toBe('No such note');
  });

  it('serves the spec', async () => {
    const response = await request(app()).get('/openapi.json');
    expect(Object.keys(response.body.paths)).toEqual(Object.keys(spec.paths));
  });
});
