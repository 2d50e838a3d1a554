import { VisibleView } from '@internal/backend-kit';
import { countKinds } from './summary';
import {
  Collision,
  FolderContent,
  FolderRefusal,
  MissingTarget,
  Refusal,
} from './types';

/** Answer of `GET /api/catalog-folder/report`. */
export interface FolderReport {
  /** Name of the folder, without the path that leads to it. */
  rootLabel: string;
  /** Absolute path of the folder; only for callers who see the whole catalog. */
  path?: string;
  /** Instant, ISO 8601. */
  readAt: string;
  /** Files read; for callers who do not see everything, those with something they see. */
  files: number;
  documents: number;
  entities: number;
  byKind: Record<string, number>;
  refused: Refusal[];
  collisions: Collision[];
  missingTargets: MissingTarget[];
  notDescriptors: string[];
}

/** The report as one caller may see it: nothing in it names or counts an entity hidden from them. */
export async function buildReport(options: {
  label: string;
  content: FolderContent;
  /** What the catalog refused after this reader had let it pass. */
  catalogRefusals: FolderRefusal[];
  view: VisibleView;
}): Promise<FolderReport> {
  const { label, content, catalogRefusals, view } = options;
  const { root, readAt, files, notDescriptors } = content;
  const known = new Set(content.entities.map(({ entityRef }) => entityRef));
  const sees = await view.check(known);
  const isVisible = (row: { entityRef: string }) => sees(row.entityRef);

  const entities = content.entities.filter(isVisible);
  const refused = [...content.refused, ...catalogRefusals].filter(
    ({ restricted }) => view.seesAll || !restricted,
  );
  const collisions = content.collisions.filter(isVisible);
  const visibleFiles = new Set([
    ...entities.map(({ place }) => place.file),
    ...refused.map(({ file }) => file),
    ...collisions.map(({ dropped }) => dropped.replace(/:\d+$/, '')),
    ...notDescriptors,
  ]);
  return {
    rootLabel: label,
    ...(view.seesAll && { path: root }),
    readAt,
    files: view.seesAll ? files : visibleFiles.size,
    documents: view.seesAll
      ? content.documents
      : entities.length + refused.length + collisions.length,
    entities: entities.length,
    byKind: countKinds(entities),
    refused: refused.map(({ restricted, ...row }) => row),
    collisions,
    missingTargets: content.missingTargets.filter(isVisible),
    notDescriptors,
  };
}
