import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  entitySchemaValidator,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import {
  CatalogModelKind,
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { ValuePath, valueAt } from './parse';

/** Why a document is not an entity of this portal, and which part of it says so. */
export interface Defect {
  reason: string;
  path: ValuePath;
}

// The catalog applies the same checks; it has no way to run them without storing the entity. Its two policies that
// repeat the shape with poorer messages are left out.
const validateEnvelope = entityEnvelopeSchemaValidator();
const validateEntityShape = entitySchemaValidator();
const fieldFormat = new FieldFormatEntityPolicy();
const kindValidators = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  templateEntityV1beta3Validator,
];
const model = compileCatalogModel([defaultCatalogEntityModel]);
/** Templates come from a module that has no such model yet. */
const templateModel: Pick<CatalogModelKind, 'relationFields'> = {
  relationFields: [
    { path: 'spec.owner', relation: 'ownedBy', defaultKind: 'Group' },
  ],
};

/** Lower-case kind → kind as it is written, for all kinds of this portal. */
export const knownKinds: ReadonlyMap<string, string> = new Map(
  [...model.listKinds().map(({ names }) => names.kind), 'Template'].map(
    kind => [kind.toLowerCase(), kind],
  ),
);

/** The first thing the catalog would object to, or undefined when it takes the document. */
export async function findDefect(
  document: object,
): Promise<Defect | undefined> {
  try {
    validateEnvelope(document);
    const entity = document as Entity;
    validateEntityShape(entity);
    await fieldFormat.enforce(entity);
    return (await findKindDefect(entity)) ?? findRefDefect(entity);
  } catch (error) {
    return explain(String((error as Error).message));
  }
}

async function findKindDefect(entity: Entity): Promise<Defect | undefined> {
  for (const validator of kindValidators) {
    if (await validator.check(entity)) {
      return undefined;
    }
  }
  const { kind, apiVersion } = entity;
  return knownKinds.get(kind.toLowerCase()) === kind
    ? {
        reason: `apiVersion "${apiVersion}" is not known for kind ${kind}.`,
        path: ['apiVersion'],
      }
    : {
        reason: `Kind "${kind}" is not part of this portal's model.`,
        path: ['kind'],
      };
}

/** The catalog fails an entity whose references it cannot parse, with an error that names no field. */
function findRefDefect(entity: Entity): Defect | undefined {
  const { relationFields } = model.getKind(entity) ?? templateModel;
  for (const { path, defaultKind } of relationFields) {
    const field = path.split('.');
    const value = valueAt(entity, field);
    for (const [index, ref] of [value ?? []].flat().entries()) {
      try {
        parseEntityRef(ref as string, {
          defaultKind,
          defaultNamespace: 'default',
        });
      } catch (error) {
        return {
          reason: `${path}: ${(error as Error).message.replace(/\.$/, '')}.`,
          path: Array.isArray(value) ? [...field, index] : field,
        };
      }
    }
  }
  return undefined;
}

const patterns: [RegExp, (match: RegExpMatchArray) => Defect][] = [
  [
    /^(<root>|\/\S*) must have required property '(\w+)'/,
    ([, pointer, name]) => {
      const path = fromPointer(pointer);
      return { reason: `${[...path, name].join('.')} is missing.`, path };
    },
  ],
  [
    /^(<root>|\/\S*) must NOT have additional properties - additionalProperty: (.*)$/s,
    ([, pointer, name]) => unknownField([...fromPointer(pointer), name]),
  ],
  [
    /^(<root>|\/\S*) (.*?)(?: - \w+: .*)?$/s,
    ([, pointer, problem]) => {
      const path = fromPointer(pointer);
      const what = path.join('.') || 'The document';
      return { reason: `${what} ${problem}.`, path };
    },
  ],
  [
    /^"?([^"]+?)"? (?:is not valid;|(?=must have a value))\s*(.*)$/s,
    ([, field, expectation]) => ({
      reason: `${field}: ${expectation
        .replace(/ ?To learn more about.*$/s, '')
        .replace(/\.$/, '')}.`,
      path: fromField(field),
    }),
  ],
];

function explain(message: string): Defect {
  for (const [pattern, describe] of patterns) {
    const match = message.match(pattern);
    if (match) {
      return describe(match);
    }
  }
  return { reason: message, path: [] };
}

function unknownField(path: ValuePath): Defect {
  return { reason: `"${path.join('.')}" is not a field of an entity.`, path };
}

function fromPointer(pointer: string): ValuePath {
  return pointer === '<root>'
    ? []
    : pointer
        .split('/')
        .slice(1)
        .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** `labels.a.b/c` names the label `a.b/c`; `links.0.url` is a path like any other. */
function fromField(field: string): ValuePath {
  const keyed = field.match(/^(labels|annotations)\.(.*)$/s);
  if (keyed) {
    return ['metadata', keyed[1], keyed[2]];
  }
  const path = field.split('.');
  return /^(tags|links)\./.test(field) ? ['metadata', ...path] : path;
}
