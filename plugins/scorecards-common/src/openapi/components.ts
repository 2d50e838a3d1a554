/** Pieces of the OpenAPI document. */

export const text = { type: 'string' } as const;
export const integer = { type: 'integer' } as const;
export const number = { type: 'number' } as const;
export const boolean = { type: 'boolean' } as const;

/** Any value of JSON: what is in it is checked by the rules of its kind. */
export const anything = {} as const;

/** A text that is not longer than it may be. */
export const short = <const N extends number>(maxLength: N) =>
  ({ type: 'string', minLength: 1, maxLength } as const);

export const oneOf = <const T extends readonly string[]>(values: T) =>
  ({ type: 'string', enum: values } as const);

/** An array of one kind. */
export const list = <const T>(items: T) => ({ type: 'array', items } as const);

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

/** A JSON body. */
export const json = <const T>(schema: T) =>
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
          properties: { name: text, message: text },
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

/** A table to download. */
export const answersCsv = (description: string) =>
  ({
    ...errors,
    '200': { description, content: { 'text/csv': { schema: text } } },
  } as const);

/** A parameter of the query. */
export const query = <const N extends string, const S extends object>(
  name: N,
  schema: S,
) => ({ name, in: 'query', allowReserved: true, schema } as const);

export const required = <const N extends string, const S extends object>(
  name: N,
  schema: S,
) =>
  ({
    name,
    in: 'query',
    required: true,
    allowReserved: true,
    schema,
  } as const);

/** A parameter of the path. */
export const inPath = <const N extends string, const S extends object>(
  name: N,
  schema: S,
) => ({ name, in: 'path', required: true, schema } as const);

export const entityRef = short(400);
export const checkId = {
  type: 'string',
  pattern: '^[a-z0-9-]{1,100}/[a-z0-9-]{1,100}$',
} as const;
/** Id of a document, of a check or of a provider. */
export const name = { type: 'string', pattern: '^[a-z0-9-]{1,100}$' } as const;
/** Where one reads: what nothing is called by is not found. */
export const anyName = short(400);
export const id = { type: 'string', pattern: '^[0-9a-fA-F-]{1,40}$' } as const;
export const moment = short(40);

export const limitQuery = query('limit', {
  type: 'integer',
  minimum: 1,
  maximum: 200,
  default: 50,
});
export const cursorQuery = query('cursor', short(2_048));
export const pageInfo = object([], { nextCursor: text });
