import { createHash } from 'node:crypto';

/** The same for a page wherever it is worked out, so that two replicas write the same row. */
export const pageIdOf = (sourceId: string, path: string) =>
  createHash('sha256')
    .update(`${sourceId}\0${path}`)
    .digest('base64url')
    .slice(0, 22);
