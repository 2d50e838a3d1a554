import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';

const kinds = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];
const envelope = entityEnvelopeSchemaValidator();
const policies = [new SchemaValidEntityPolicy(), new FieldFormatEntityPolicy()];

/**
 * Puts an entity through the checks of the catalog backend.
 * @throws with the catalog's own reason when it would be refused
 */
export async function validateEntity(entity: Entity): Promise<void> {
  envelope(entity);
  for (const policy of policies) await policy.enforce(entity);
  for (const kind of kinds) {
    if (await kind.check(entity)) return;
  }
  throw new Error(`${entity.apiVersion} ${entity.kind} is not a known kind`);
}
