import type { PageRelationReason } from '../types';
import { addressKey, addressKeys } from './AlertIndex';

/**
 * What a page says of the services it is for.
 *
 * @public
 */
export interface RelatablePage {
  id: string;
  /** Address under which people know it. */
  address?: string;
  /** Of its front matter, as written. */
  owner?: string;
  /** Of its front matter, as written: entity references or names. */
  services: readonly string[];
  /** Entities that the page was read for, and why. */
  readFor?: {
    entityRefs: ReadonlySet<string>;
    reason: PageRelationReason & ('annotation' | 'techdocs' | 'link');
  };
}

/**
 * What an entity says of its pages. References are full and in lower case.
 *
 * @public
 */
export interface RelatableEntity {
  entityRef: string;
  /** Groups that own it. */
  ownerRefs: readonly string[];
  /** Addresses of pages or folders in its annotation. */
  addresses: readonly string[];
  /** Addresses of its links to runbooks. */
  links: readonly string[];
  /** Address of the folder of its descriptor. */
  folder?: string;
}

/**
 * A page that belongs to an entity, with every reason, the surest first.
 *
 * @public
 */
export interface PageRelation {
  pageId: string;
  reasons: PageRelationReason[];
}

const ORDER: PageRelationReason[] = [
  'annotation',
  'services',
  'link',
  'folder',
  'techdocs',
  'owner',
];

/** Folders beside a descriptor that hold its pages. */
const FOLDERS = ['playbooks', 'runbooks'];

/** Of a reference as people write it, in lower case: `component:shop/cart`, `shop/cart`, `cart`. */
const REF = /^(?:([a-z0-9-]{1,63}):)?(?:([^/:\s]{1,63})\/)?([^/:\s]{1,63})$/;

function ownerKey(written: string): string {
  const [, kind = 'group', namespace = 'default', name] =
    REF.exec(written.trim().toLowerCase().replace(/\s+/g, '-')) ?? [];
  return name === undefined ? '' : `${kind}:${namespace}/${name}`;
}

/** A name without kind or namespace stands for entities of any. */
function serviceKey(written: string): string {
  const [, kind, namespace, name] =
    REF.exec(written.trim().toLowerCase()) ?? [];
  if (name === undefined) return '';
  return kind
    ? `${kind}:${namespace ?? 'default'}/${name}`
    : `*:${namespace ?? '*'}/${name}`;
}

function keysOf(entityRef: string): string[] {
  const [, , namespace, name] = REF.exec(entityRef) ?? [];
  return [entityRef, `*:${namespace}/${name}`, `*:*/${name}`];
}

/**
 * Whether a service, as pages and rules write it, is this entity.
 *
 * @param entityRef - full, in lower case
 * @public
 */
export const namesEntity = (written: string, entityRef: string): boolean =>
  keysOf(entityRef).includes(serviceKey(written));

function add(map: Map<string, string[]>, key: string, pageId: string) {
  const known = map.get(key);
  if (key === '') return;
  if (!known) map.set(key, [pageId]);
  else if (!known.includes(pageId)) known.push(pageId);
}

/**
 * Which pages belong to which entities, many to many. Built once for all pages; an answer takes microseconds.
 *
 * @public
 */
export class PageRelations {
  private readonly byService = new Map<string, string[]>();
  private readonly byOwner = new Map<string, string[]>();
  /** Pages of a team that name no service: they are for all of its services. */
  private readonly byOwnerOfAll = new Map<string, string[]>();
  /** The page at an address, and the pages below it. */
  private readonly byAddress = new Map<string, string[]>();
  private readonly byEntity = new Map<string, PageRelation[]>();

  constructor(pages: readonly RelatablePage[]) {
    for (const page of pages) {
      page.services.forEach(written =>
        add(this.byService, serviceKey(written), page.id),
      );
      if (page.owner) {
        add(this.byOwner, ownerKey(page.owner), page.id);
        if (page.services.length === 0) {
          add(this.byOwnerOfAll, ownerKey(page.owner), page.id);
        }
      }
      if (page.address) this.addAddress(page.address, page.id);
      this.addReadFor(page);
    }
  }

  /** Pages of an entity, the surest first. */
  of(entity: RelatableEntity): PageRelation[] {
    const found = new Map<string, Set<PageRelationReason>>();
    const relate = (pageIds: readonly string[], reason: PageRelationReason) =>
      pageIds.forEach(id =>
        found.set(id, (found.get(id) ?? new Set()).add(reason)),
      );
    for (const { pageId, reasons } of this.byEntity.get(entity.entityRef) ??
      []) {
      reasons.forEach(reason => relate([pageId], reason));
    }
    entity.addresses.forEach(one => relate(this.at(one), 'annotation'));
    entity.links.forEach(one => relate(this.at(one), 'link'));
    const folder = entity.folder && addressKey(entity.folder);
    for (const name of folder ? FOLDERS : []) {
      relate(this.byAddress.get(`${folder}/${name}`) ?? [], 'folder');
    }
    keysOf(entity.entityRef).forEach(key =>
      relate(this.byService.get(key) ?? [], 'services'),
    );
    entity.ownerRefs.forEach(ref =>
      relate(this.byOwnerOfAll.get(ref) ?? [], 'owner'),
    );
    const rank = ({ reasons }: PageRelation) => ORDER.indexOf(reasons[0]);
    return [...found]
      .map(([pageId, reasons]) => ({
        pageId,
        reasons: ORDER.filter(reason => reasons.has(reason)),
      }))
      .sort((a, b) => rank(a) - rank(b));
  }

  /** Pages whose front matter names a team as their owner. */
  ownedBy(groupRef: string): readonly string[] {
    return this.byOwner.get(groupRef) ?? [];
  }

  /** The page at an address, and the pages below it. */
  at(address: string): readonly string[] {
    const keys = addressKeys(address);
    return keys.map(key => this.byAddress.get(key)).find(Boolean) ?? [];
  }

  private addAddress(address: string, pageId: string) {
    const [exact] = addressKeys(address);
    add(this.byAddress, exact, pageId);
    if (exact.includes('?')) return;
    let folder = exact.slice(0, Math.max(exact.lastIndexOf('/'), 0));
    while (folder.includes('/')) {
      add(this.byAddress, folder, pageId);
      folder = folder.slice(0, folder.lastIndexOf('/'));
    }
  }

  private addReadFor({ id, readFor }: RelatablePage) {
    for (const entityRef of readFor?.entityRefs ?? []) {
      const known = this.byEntity.get(entityRef) ?? [];
      known.push({ pageId: id, reasons: [readFor!.reason] });
      this.byEntity.set(entityRef, known);
    }
  }
}
