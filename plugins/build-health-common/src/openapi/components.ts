/** Pieces of the OpenAPI document. */

export const text = { type: 'string' } as const;

/** An array of one kind. */
export const list = <const T>(items: T) => ({ type: 'array', items } as const);

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

/** Every operation answers errors in the platform's form. */
export const errors = {
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
