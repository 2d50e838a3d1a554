/** Pieces of the OpenAPI document. */
import { alertSeverities } from '../types';

export const integer = { type: 'integer' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const boolean = { type: 'boolean' } as const;

/** Any value of JSON. */
export const anything = {} as const;

/** What answers hold, but for words of people and values of labels. */
export const text = { type: 'string', maxLength: 2_048 } as const;

/** Words of people and of senders. */
export const words = { type: 'string', maxLength: 16_384 } as const;

/** A text of a request: it is not empty, and not longer than it may be. */
export const short = <const N extends number>(maxLength: N) =>
  ({ type: 'string', minLength: 1, maxLength } as const);

export const oneOf = <const T extends readonly string[]>(values: T) =>
  ({ type: 'string', enum: values } as const);

/** An array of one kind, with no more than so many. */
export const list = <const T>(items: T, maxItems = 1_000) =>
  ({ type: 'array', maxItems, items } as const);

/** The same, with one at least. */
export const someOf = <const T>(items: T, maxItems: number) =>
  ({ type: 'array', minItems: 1, maxItems, items } as const);

/** It, or null. */
export const orNull = <const T>(schema: T) =>
  ({ anyOf: [schema, { type: 'null' }] } as const);

/** An object without other fields. */
export const object = <
  const R extends readonly string[],
  const P extends object,
>(
  required: R,
  properties: P,
) =>
  ({
    type: 'object',
    additionalProperties: false,
    required,
    properties,
  } as const);

/** Texts by names that others choose. */
export const texts = {
  type: 'object',
  maxProperties: 1_000,
  additionalProperties: words,
} as const;

/** A JSON body. */
const json = <const T>(schema: T) =>
  ({ content: { 'application/json': { schema } } } as const);

export const body = <const T>(schema: T) =>
  ({ required: true, ...json(schema) } as const);

/** Every operation answers errors in the platform's form. */
const errors = {
  default: {
    description: 'Any error, in the form of `@backstage/errors`.',
    ...json({
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['name', 'message'],
          properties: { name: words, message: words },
          additionalProperties: true,
        },
      },
      additionalProperties: true,
    }),
  },
} as const;

/** An answer, or an error. */
export const answers = <const T>(description: string, schema: T) =>
  ({ ...errors, '200': { description, ...json(schema) } } as const);

export const answersNothing = (description: string) =>
  ({ ...errors, '204': { description } } as const);

/** A parameter of the query. */
export const query = <const N extends string, const S extends object>(
  name: N,
  schema: S,
) => ({ name, in: 'query', allowReserved: true, schema } as const);

/** Of alerts, keys, policies and whatever else is kept. */
export const id = { type: 'string', pattern: '^[0-9a-f-]{1,36}$' } as const;

/** The parameter of the path. */
export const idInPath = {
  name: 'id',
  in: 'path',
  required: true,
  schema: id,
} as const;

/** A reference to an entity, a group or a person. */
export const ref = short(400);
/** ISO 8601 with its offset. */
export const moment = short(40);
export const severity = oneOf(alertSeverities);
/** Id of a channel. */
export const channel = short(100);

export const limitQuery = query('limit', {
  type: 'integer',
  minimum: 1,
  maximum: 200,
  default: 50,
});
export const cursorQuery = query('cursor', short(2_048));
export const pageInfo = object([], { nextCursor: text });
