import type { AskedRef } from '../database/AlertQueryStore';
import type { AlertDirectory } from '../directory/AlertDirectory';

/** Where alerts of an entity, or of a group and those below it, are. */
export const placesOf = (
  asked: string,
  directory: Pick<AlertDirectory, 'below'>,
): AskedRef[] =>
  asked.startsWith('group:')
    ? [asked, ...directory.below(asked)].map(ref => ({
        ...{ asked, ref, kind: 'team' },
      }))
    : [{ asked, ref: asked, kind: 'entity' }];
