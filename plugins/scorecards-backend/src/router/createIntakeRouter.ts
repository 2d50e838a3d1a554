import express, { type Router } from 'express';
import type { PushIntake } from '../service/collectors/PushIntake';

/** The one path that the platform lets through without credentials. */
export const INTAKE_PATH = '/intake/facts';

/** A thousand facts, each with all that it may have, need less. */
const LARGEST_BODY = 2_000_000;

/** Takes facts that builds push. Whoever has no token is refused before anything of the body is read. */
export function createIntakeRouter(options: {
  intake: Pick<PushIntake, 'authenticate' | 'take'>;
}): Router {
  const { intake } = options;
  const router = express.Router();
  const read = express.raw({ type: () => true, limit: LARGEST_BODY });
  router.post(INTAKE_PATH, (request, response, next) => {
    const answer = async () => {
      const token = await intake.authenticate(request.get('authorization'));
      await new Promise<void>((resolve, reject) => {
        read(request, response, error => (error ? reject(error) : resolve()));
      });
      const body = Buffer.isBuffer(request.body)
        ? request.body
        : Buffer.alloc(0);
      response.json(await intake.take(token, body));
    };
    answer().catch(next);
  });
  return router;
}
