import { InputError, NotFoundError } from '@backstage/errors';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { BuildStore } from '../database/BuildStore';
import type { TestStore } from '../database/TestStore';
import type { Sources } from '../inbox/Sources';
import { WEBHOOKS_PATH } from '../inbox/webhookPath';
import { PushSource } from '../push/PushSource';

/** It names a repository or a pipeline, and nothing else. */
const LARGEST_BODY = 4_000;
/** As the page lists at most. */
const MOST = 1_000;

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

type Wanted = z.infer<typeof bodySchema>['quarantine'];

function readBody(body: Buffer): Wanted {
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

/**
 * Tells pipelines which of their tests are in quarantine now, for the secret with which they send reports. Only names and the end are
 * told: who mends a test, and why, is for those who are signed in.
 */
export function createQuarantineRouter(options: {
  sources: Pick<Sources, 'get'>;
  builds: Pick<BuildStore, 'readPipelines'>;
  tests: Pick<TestStore, 'listQuarantine'>;
  now?: () => Date;
}): Router {
  const { sources, builds, tests, now = () => new Date() } = options;

  async function list(sourceId: string, wanted: Wanted) {
    const repository = wanted.repository?.toLocaleLowerCase('en-US');
    const { source = sourceId, pipelineKey } = wanted;
    const pipelines = (await builds.readPipelines()).filter(one =>
      pipelineKey === undefined
        ? one.repository === repository
        : one.sourceId === source && one.key === pipelineKey,
    );
    const ids = pipelines.map(({ id }) => id);
    const found = await tests.listQuarantine(ids, MOST);
    return found.flatMap(
      ({ suitePath, className, name: test, file, ...rest }) => {
        const expiresAt = rest.quarantine?.expiresAt ?? 0;
        // What is overdue counts again.
        if (expiresAt <= now().getTime()) return [];
        return [
          {
            suitePath,
            ...(className !== undefined && { className }),
            name: test,
            ...(file !== undefined && { file }),
            expiresAt: new Date(expiresAt).toISOString(),
          },
        ];
      },
    );
  }

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
        source.authenticate({
          header: it => request.get(it),
          body,
          now: now(),
        });
        response.json({ items: await list(sourceId, readBody(body)) });
      };
      answer().catch(next);
    },
  );
  return router;
}
