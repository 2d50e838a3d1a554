import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import type {
  EntityFacts,
  FactBatch,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import { rest } from '@internal/backend-kit';
import {
  annotationOf,
  listOf,
  lower,
  own,
  recordOf,
  refOf,
  textOf,
} from '../values/written';
import { catalogSchemas } from './catalogSchemas';
import { defaultTierPlaces, readTier, type TierPlaces } from './readTier';

interface Relation extends Record<string, string> {
  type: string;
  targetRef: string;
  targetKind: string;
}

function relationsOf(entity: unknown): Relation[] {
  return listOf(own(entity, 'relations')).flatMap(relation => {
    const type = textOf(own(relation, 'type'));
    const written = textOf(own(relation, 'targetRef'));
    if (!type || !written) return [];
    const targetRef = lower(written);
    const targetKind = targetRef.slice(0, Math.max(0, targetRef.indexOf(':')));
    return [{ type, targetRef, targetKind }];
  });
}

/** A reference as descriptors write it, with what they may leave out. */
function fullRef(
  written: unknown,
  usual: { kind: string; namespace: string },
): string | undefined {
  const text = textOf(written);
  if (!text) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: usual.kind,
        defaultNamespace: usual.namespace,
      }),
    );
  } catch {
    // No reference: nothing can be found by it.
    return undefined;
  }
}

function linksOf(metadata: unknown) {
  return listOf(own(metadata, 'links')).flatMap(link => {
    const parts = ['url', 'title', 'type', 'icon'].flatMap(name => {
      const text = textOf(own(link, name));
      return text ? [[name, text]] : [];
    });
    return parts.length > 0 ? [Object.fromEntries(parts)] : [];
  });
}

/** Texts by name; a Map on the way, as names come from outside. */
function textsOf(map: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(map)).flatMap(([name, value]) => {
      const text = textOf(value);
      return text ? [[name, text]] : [];
    }),
  );
}

const orMissing = (value: string | undefined, missing: string): FactReading =>
  value === undefined ? { missing } : { value };

/** Where the entity stands among others, by its relations, and by what it writes where they are not there. */
function readSurroundings(
  entity: unknown,
  namespace: string,
): EntityFacts['facts'] {
  const spec = own(entity, 'spec');
  const relations = relationsOf(entity);
  const target = (type: string, kind?: string) =>
    relations.find(
      relation =>
        relation.type === type && (!kind || relation.targetKind === kind),
    )?.targetRef;
  const whole = (kind: 'system' | 'domain') =>
    orMissing(
      target('partOf', kind) ?? fullRef(own(spec, kind), { kind, namespace }),
      `Its descriptor names no ${kind}.`,
    );
  const count = (type: string): FactReading => ({
    value: relations.filter(relation => relation.type === type).length,
  });
  const domain = whole('domain');
  return {
    owner: orMissing(
      target('ownedBy') ??
        fullRef(own(spec, 'owner'), { kind: 'group', namespace }),
      'Its descriptor names no owner.',
    ),
    system: whole('system'),
    domain:
      'missing' in domain && 'value' in whole('system')
        ? { unavailable: 'Its domain is that of its system.' }
        : domain,
    relations: { value: relations },
    'provides-apis-count': count('providesApi'),
    'consumes-apis-count': count('consumesApi'),
    'depends-on-count': count('dependsOn'),
  };
}

function readDescriptor(
  entity: unknown,
  tierPlaces: TierPlaces,
): EntityFacts['facts'] {
  const metadata = own(entity, 'metadata');
  const spec = own(entity, 'spec');
  const lowerText = (field: 'type' | 'lifecycle') => {
    const text = textOf(own(spec, field));
    return orMissing(text && lower(text), `Its descriptor has no ${field}.`);
  };
  const description = own(metadata, 'description');
  const source = annotationOf(entity, 'backstage.io/source-location');
  return {
    'has-title': { value: textOf(own(metadata, 'title')) !== undefined },
    'description-length': {
      value: typeof description === 'string' ? description.trim().length : 0,
    },
    type: lowerText('type'),
    lifecycle: lowerText('lifecycle'),
    tier: orMissing(
      readTier(metadata, tierPlaces),
      'No annotation, label or tag names its tier.',
    ),
    tags: {
      value: listOf(own(metadata, 'tags')).flatMap(tag => textOf(tag) ?? []),
    },
    labels: { value: textsOf(own(metadata, 'labels')) },
    annotations: { value: textsOf(own(metadata, 'annotations')) },
    links: { value: linksOf(metadata) },
    'has-docs': {
      value: ['backstage.io/techdocs-ref', 'backstage.io/techdocs-entity'].some(
        name => annotationOf(entity, name) !== undefined,
      ),
    },
    'source-location': orMissing(
      source?.startsWith('url:') ? source.slice('url:'.length) : source,
      'Its descriptor names no source location.',
    ),
    'is-orphan': {
      value: annotationOf(entity, 'backstage.io/orphan') === 'true',
    },
  };
}

/** Facts of one entity; undefined for what is no entity. Never throws, whatever its descriptor holds. */
export function readCatalogFacts(
  entity: unknown,
  tierPlaces: TierPlaces,
): EntityFacts | undefined {
  const entityRef = refOf(entity);
  if (!entityRef) return undefined;
  const [kind, path] = entityRef.split(':');
  const namespace = path.slice(0, path.indexOf('/'));
  const name = textOf(own(own(entity, 'metadata'), 'name'))!;
  return {
    entityRef,
    facts: {
      kind: { value: kind },
      namespace: { value: namespace },
      name: { value: name },
      ...readDescriptor(entity, tierPlaces),
      ...readSurroundings(entity, namespace),
    },
  };
}

/** Says what the catalog itself tells of entities. */
export class CatalogFacts implements FactProvider {
  readonly id = 'catalog';
  readonly title = 'Catalog';
  readonly facts = catalogSchemas;
  /** It costs no request: the entities are there already. */
  readonly everyMs = 10 * 60_000;
  readonly #tierPlaces: TierPlaces;

  constructor(options: { tierPlaces?: TierPlaces } = {}) {
    this.#tierPlaces = options.tierPlaces ?? defaultTierPlaces;
  }

  async collect({ entities }: FactBatch): Promise<EntityFacts[]> {
    const found: EntityFacts[] = [];
    for (const entity of entities) {
      const facts = readCatalogFacts(entity, this.#tierPlaces);
      if (facts) found.push(facts);
      await rest();
    }
    return found;
  }
}
