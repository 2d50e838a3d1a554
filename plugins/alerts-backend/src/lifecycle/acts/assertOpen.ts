import { ConflictError } from '@backstage/errors';
import type { AlertRecord } from '../records';

/** @throws ConflictError when it is over */
export function assertOpen({ state, resolved }: AlertRecord): void {
  if (state !== 'resolved') return;
  const at = resolved && ` at ${new Date(resolved.at).toISOString()}`;
  throw new ConflictError(`The alert was resolved${at ?? ''}`);
}
