import type {
  DocumentSummary,
  DocumentVersion,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  DocumentKey,
  DocumentRecord,
  VersionRecord,
} from '../../database/DocumentStore';
import { iso } from '../entities/knownFacts';
import type { World } from '../World';

/** A version as it is told. */
export function toVersion(version: VersionRecord): DocumentVersion {
  const { createdBy, activeFrom, activatedAt, retiredAt, note } = version;
  return {
    version: version.version,
    state: version.state,
    title: version.title,
    hash: version.hash,
    ...(createdBy !== undefined && { createdBy }),
    createdAt: iso(version.createdAt),
    ...(activeFrom !== undefined && { activeFrom: iso(activeFrom) }),
    ...(activatedAt !== undefined && { activatedAt: iso(activatedAt) }),
    ...(retiredAt !== undefined && { retiredAt: iso(retiredAt) }),
    ...(note !== undefined && { note }),
  };
}

/** The version that people go on from: the draft, else the active one, else the one that waits. */
export const currentOf = ({
  active,
  draft,
  scheduled,
}: DocumentRecord): VersionRecord | undefined => draft ?? active ?? scheduled;

/** Whether git alone changes a document; one whose file is gone is the portal's again. */
export const isOfGit = ({
  origin,
  active,
}: Pick<DocumentRecord, 'origin' | 'active'>): boolean =>
  origin === 'git' && active !== undefined;

/** The file that a document comes from. What is wrong with it is for those who keep the document. */
export function fileOf(
  record: Pick<DocumentRecord, 'origin' | 'active' | 'path'>,
  files: World['files'],
  { keeps }: { keeps: boolean },
): Pick<DocumentSummary, 'path' | 'url' | 'problems'> | undefined {
  const { path } = record;
  if (!isOfGit(record) || path === undefined) return undefined;
  const problems = keeps ? files.problemsOf(path) : [];
  return { ...files.placeOf(path), ...(problems.length > 0 && { problems }) };
}

export function toSummary(
  record: DocumentRecord,
  around: {
    owner: string;
    mayEdit: boolean;
    file?: Pick<DocumentSummary, 'path' | 'url' | 'problems'>;
  },
): DocumentSummary {
  const { kind, id, active, draft, scheduled } = record;
  const { owner, mayEdit, file } = around;
  return {
    kind,
    id,
    title: currentOf(record)?.title ?? id,
    owner,
    origin: isOfGit(record) ? 'git' : 'portal',
    ...file,
    ...(active && { active: toVersion(active) }),
    ...(draft && { draft: toVersion(draft) }),
    ...(scheduled && { scheduled: toVersion(scheduled) }),
    mayEdit,
  };
}

/** Stands for a draft that cannot be read yet, so that it has a name and somebody who keeps it. */
export function emptyDocument(
  { kind, id }: DocumentKey,
  owner: string,
): StandardsDocument {
  const shared = { id, title: id, owner };
  switch (kind) {
    case 'Scorecard':
      return { kind, ...shared, ranking: 'levels', levels: [], checks: [] };
    case 'Standard':
      return { kind, ...shared, text: '' };
    case 'FactSet':
      return { kind, ...shared, source: 'push', facts: [] };
    default: {
      const days = { startsOn: '2000-01-01', endsOn: '2000-01-01' };
      return { kind: 'Campaign', ...shared, target: { checks: [] }, ...days };
    }
  }
}
