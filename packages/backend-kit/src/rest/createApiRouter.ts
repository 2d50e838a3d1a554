import {
  ApiRouter,
  createValidatedOpenApiRouter,
} from '@backstage/backend-openapi-utils';
import express from 'express';

type Spec = Parameters<typeof createValidatedOpenApiRouter>[0];

export interface ApiRouterOptions {
  /** Check answers against the spec too; a wrong one becomes a 500 naming the field. Default: only in tests. */
  validateResponses?: boolean;
  /** Largest accepted JSON body. Default 1 MB: a thousand long entity refs do not fit into Express's 100 kB. */
  bodyLimit?: string;
}

/** A typed router over a spec written `as const`: requests are validated, `/openapi.json` is served. */
export function createApiRouter<T extends Spec>(
  spec: T,
  options?: ApiRouterOptions,
): ApiRouter<T> {
  // Untyped while passing through: the compiler gives up on the spec's types when T is still open.
  const create: (spec: Spec, options: object) => unknown =
    createValidatedOpenApiRouter;
  return create(spec, {
    validatorOptions: {
      validateResponses:
        options?.validateResponses ?? process.env.NODE_ENV === 'test',
    },
    middleware: [express.json({ limit: options?.bodyLimit ?? '1mb' })],
  }) as ApiRouter<T>;
}
