import type {
  ScorecardsDocumentFilter,
  ScorecardsResultFilter,
} from '@callboard/backstage-plugin-scorecards-node';
import type { DocumentKey } from '../../database/DocumentStore';
import type { Grant } from './Grant';
import type { TeamDirectory } from './Teams';

export type ResultGrant = Grant<ScorecardsResultFilter>;
export type DocumentGrant = Grant<ScorecardsDocumentFilter>;

/** A document with who keeps it. */
export type KeptDocument = Pick<DocumentKey, 'kind'> & { owner: string };

/** Whether somebody may do a thing with a service, by who owns it. */
export type MayService = (service: { owner?: string }) => boolean;

/** Whether somebody may do a thing with a document. */
export type MayDocument = (document: KeptDocument) => boolean;

/** Services that a grant is for; there are many of one owner. */
export function servicesOf(
  grant: ResultGrant,
  directory: TeamDirectory,
): MayService {
  const known = new Map<string | undefined, boolean>();
  return ({ owner }) => {
    const before = known.get(owner);
    if (before !== undefined) return before;
    const owner_ref = owner === undefined ? [] : [...directory.above(owner)];
    const may = grant.allows({ owner_ref });
    known.set(owner, may);
    return may;
  };
}

/** Documents that a grant is for. */
export const documentsOf =
  (grant: DocumentGrant, directory: TeamDirectory): MayDocument =>
  ({ kind, owner }) =>
    grant.allows({ kind: [kind], keeper_ref: [...directory.above(owner)] });
