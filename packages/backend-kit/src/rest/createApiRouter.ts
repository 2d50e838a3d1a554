import {
  ApiRouter,
  createValidatedOpenApiRouter,
} from '@backstage/backend-openapi-utils';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  type Router,
} from 'express';
import { nameUnknownFields } from './nameUnknownFields';

type Spec = Parameters<typeof createValidatedOpenApiRouter>[0];

export interface ApiRouterOptions {
  /** Check answers against the spec too; a wrong one becomes a 500 naming the field. Default: only in tests. */
  validateResponses?: boolean;
  /** Largest accepted JSON body. Default 1 MB: a thousand long entity refs do not fit into Express's 100 kB. */
  bodyLimit?: string;
}

/** Reads JSON. The router keeps of an error its message alone, so that has to name the limit. */
function readJson(limit: string): RequestHandler {
  const read = express.json({ limit });
  return (req, res, next) =>
    read(req, res, error =>
      next(
        error?.type === 'entity.too.large'
          ? new Error(
              `The body is too large: at most ${limit} of JSON are taken; send less at once`,
            )
          : error,
      ),
    );
}

/** Puts a handler of errors in front of the router's own, which keeps the message alone; there is no option for that. */
function beforeItsOwn(router: Router, handler: ErrorRequestHandler): void {
  router.use(handler);
  const added = router.stack.splice(-1);
  const own = router.stack.findIndex(({ handle }) => handle.length === 4);
  router.stack.splice(own, 0, ...added);
}

/** A typed router over a spec written `as const`: requests are validated, `/openapi.json` is served. */
export function createApiRouter<T extends Spec>(
  spec: T,
  options?: ApiRouterOptions,
): ApiRouter<T> {
  // Untyped while passing through: the compiler gives up on the spec's types when T is still open.
  const create: (spec: Spec, options: object) => unknown =
    createValidatedOpenApiRouter;
  const router = create(spec, {
    validatorOptions: {
      validateResponses:
        options?.validateResponses ?? process.env.NODE_ENV === 'test',
    },
    middleware: [readJson(options?.bodyLimit ?? '1mb')],
  });
  beforeItsOwn(router as Router, nameUnknownFields);
  return router as ApiRouter<T>;
}
