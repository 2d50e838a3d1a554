import { InputError, NotFoundError } from '@backstage/errors';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { Sources } from '../inbox/Sources';
import { WEBHOOKS_PATH } from '../inbox/webhookPath';
import { PushSource } from '../push/PushSource';
import type { QuarantineTeller } from '../service/tests/QuarantineTeller';

/** It names a repository or a pipeline, and nothing else. */
const LARGEST_BODY = 4_000;

const name = z.string().min(1).max(300);
const bodySchema = z
  .object({
    quarantine: z
      .object({
        /** `owner/name`, in any case. */
        repository: name.optional(),
        /** A pipeline of a source, by its key. */
        source: z.string().min(1).max(100).optional(),
        pipelineKey: name.optional(),
      })
      .strict()
      .refine(
        ({ repository, pipelineKey }) =>
          repository !== undefined || pipelineKey !== undefined,
        'repository or pipelineKey is missing',
      ),
  })
  .strict();

function readBody(body: Buffer): z.infer<typeof bodySchema>['quarantine'] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The body is no JSON');
  }
  const { success, data, error } = bodySchema.safeParse(parsed);
  if (success) return data.quarantine;
  const [{ path, message }] = error.issues;
  throw new InputError(`${path.join('.') || 'The body'}: ${message}`);
}

/** Answers pipelines which of their tests are in quarantine, for the secret with which they send reports. */
export function createQuarantineRouter(options: {
  sources: Pick<Sources, 'get'>;
  teller: Pick<QuarantineTeller, 'tell'>;
}): Router {
  const { sources, teller } = options;
  const router = express.Router();
  router.post(
    `${WEBHOOKS_PATH}/:sourceId/quarantine`,
    express.raw({ type: () => true, limit: LARGEST_BODY }),
    (request, response, next) => {
      const { sourceId } = request.params;
      const answer = async () => {
        const source = sources.get(sourceId);
        if (!(source instanceof PushSource)) {
          throw new NotFoundError(`No source ${sourceId} that is pushed to`);
        }
        const body = Buffer.isBuffer(request.body)
          ? request.body
          : Buffer.alloc(0);
        const now = new Date();
        source.authenticate({ header: it => request.get(it), body, now });
        const wanted = { source: sourceId, ...readBody(body) };
        const items = await teller.tell(wanted, {
          now,
          mayHear: pipeline => source.mayHearOf(pipeline),
        });
        response.json({ items });
      };
      answer().catch(next);
    },
  );
  return router;
}
