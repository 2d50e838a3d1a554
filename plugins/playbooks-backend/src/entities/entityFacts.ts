import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  addressKey,
  PLAYBOOKS_ANNOTATION,
  readEntityPages,
  type EntityPages,
} from '@callboard/backstage-plugin-playbooks-common';
import {
  addressBelow,
  areInOneRepository,
  ownFolder,
} from '@internal/backend-kit';

/** Files that an entity asks to have read. */
export interface AskedFiles {
  reason: 'annotation' | 'techdocs';
  /** A folder ends with a slash, all else is a file. */
  address: string;
}

/** What playbooks need of an entity that has pages. References are full and in lower case. */
export interface EntityFacts {
  entityRef: string;
  title: string;
  /** Groups that own it. */
  ownerRefs: string[];
  /** Address of the folder of its descriptor. */
  folder?: string;
  /** Addresses in its annotation that belong to configured sources. */
  addresses: string[];
  asked: AskedFiles[];
  links: EntityPages['links'];
  /** What of its annotations leads nowhere. */
  problems: string[];
}

/** What playbooks need of a team. */
export interface GroupFacts {
  entityRef: string;
  title: string;
  children: string[];
}

/** What decides which files of an entity are read. */
export interface FactsOptions {
  /** Whether documentation is looked into. */
  techdocs: boolean;
  /** Addresses of the folders of configured sources. */
  configured: readonly string[];
}

const TECHDOCS_ANNOTATION = 'backstage.io/techdocs-ref';

function textOf(value: unknown): string | undefined {
  const found = typeof value === 'string' ? value.trim() : '';
  return found === '' ? undefined : found.slice(0, 400);
}

function titleOf({ metadata, spec }: Entity): string {
  const profile = (spec?.profile ?? {}) as { displayName?: unknown };
  return textOf(profile.displayName) ?? textOf(metadata.title) ?? metadata.name;
}

/** References of one relation to groups, each once, sorted. */
function groupsOf(entity: Entity, type: string): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'))
    .filter(ref => ref.startsWith('group:'));
  return [...new Set(refs)].sort();
}

const isPage = (path: string) =>
  /\.(?:md|markdown|mdown|mkd)(?:\.erb)?$/i.test(path);

const isWithin = (address: string, folders: readonly string[]) =>
  folders.some(folder =>
    `${addressKey(address)}/`.startsWith(`${addressKey(folder)}/`),
  );

/** The folder of the pages of a documentation: MkDocs has them in `docs`. */
function techdocsFolder(written: string, folder: string): string | undefined {
  const [, kind, target = ''] = /^(dir|url):(.{1,500})$/i.exec(written) ?? [];
  if (kind?.toLowerCase() === 'url') {
    return areInOneRepository(target, folder)
      ? addressBelow(
          `${target.replace('/blob/', '/tree/').replace(/\/+$/, '')}/`,
          'docs/',
        )
      : undefined;
  }
  const { paths } = readEntityPages({
    annotations: { [PLAYBOOKS_ANNOTATION]: target },
  });
  return kind && paths.length === 1
    ? addressBelow(folder, paths[0] === '' ? 'docs/' : `${paths[0]}/docs/`)
    : undefined;
}

function askedFiles(
  annotations: Readonly<Record<string, unknown>>,
  { paths }: EntityPages,
  { techdocs }: FactsOptions,
): { asked: AskedFiles[]; folder?: string; problems: string[] } {
  const own = ownFolder(annotations);
  if ('problem' in own) {
    const problems = paths.map(
      path =>
        `${PLAYBOOKS_ANNOTATION}: './${path}' is not read: ${own.problem}.`,
    );
    return { asked: [], problems };
  }
  // Folders are read as a whole, and addressed so.
  const folder = own.folder.replace('/blob/', '/tree/');
  const asked = paths.map((path): AskedFiles => {
    const isFolder = path !== '' && !isPage(path);
    const address = addressBelow(folder, isFolder ? `${path}/` : path);
    return { reason: 'annotation', address };
  });
  const docs = textOf(annotations[TECHDOCS_ANNOTATION]);
  if (!techdocs || !docs || asked.length > 0) {
    return { asked, folder, problems: [] };
  }
  // Who names folders has said which pages count.
  const address = techdocsFolder(docs, folder);
  return address
    ? { asked: [{ reason: 'techdocs', address }], folder, problems: [] }
    : {
        asked,
        folder,
        problems: [
          `${TECHDOCS_ANNOTATION}: '${docs.slice(
            0,
            100,
          )}' is not read: playbooks are looked for in the repository of the descriptor only.`,
        ],
      };
}

/** What an entity says of its pages. */
export function readEntityFacts(
  entity: Entity,
  options: FactsOptions,
): EntityFacts {
  const annotations: Record<string, unknown> =
    entity.metadata.annotations ?? {};
  const pages = readEntityPages(entity.metadata);
  const { asked, folder, problems } = askedFiles(annotations, pages, options);
  // What a configured source has is read there, and only once.
  const isRead = ({ address }: AskedFiles) =>
    isWithin(address, options.configured);
  const strange = pages.addresses.filter(
    address => !isWithin(address, options.configured),
  );
  return {
    entityRef: stringifyEntityRef(entity),
    title: titleOf(entity),
    ownerRefs: groupsOf(entity, 'ownedBy'),
    ...(folder && { folder }),
    addresses: [
      ...pages.addresses.filter(address => !strange.includes(address)),
      ...asked.filter(isRead).map(({ address }) => address),
    ],
    asked: asked.filter(one => !isRead(one)),
    links: pages.links,
    problems: [
      ...pages.problems,
      ...problems,
      ...strange.map(
        address =>
          `${PLAYBOOKS_ANNOTATION}: ${address.slice(
            0,
            200,
          )} is not read: it is in no configured source. Pages kept elsewhere are links of the entity titled Runbook.`,
      ),
    ],
  };
}

/** What a team is called, and the teams below it. */
export const readGroupFacts = (entity: Entity): GroupFacts => ({
  entityRef: stringifyEntityRef(entity),
  title: titleOf(entity),
  children: groupsOf(entity, 'parentOf'),
});
