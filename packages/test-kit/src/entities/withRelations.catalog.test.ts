import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  EntityRelation,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { exampleDocuments } from '../organisation/exampleOrganisation';
import { withRelations } from './withRelations';

jest.setTimeout(120_000);

const location = 'test:examples';

/** Hands the entities to the catalog; resolves with a reader of what it serves. */
async function startCatalog(entities: Entity[]) {
  let read: () => Promise<Entity[]> = async () => [];
  const provider = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'examples',
    register({ registerInit }) {
      registerInit({
        deps: {
          processing: catalogProcessingExtensionPoint,
          catalog: catalogServiceRef,
          auth: coreServices.auth,
        },
        async init({ processing, catalog, auth }) {
          processing.addEntityProvider({
            getProviderName: () => 'examples',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: location,
                })),
              }),
          });
          read = async () => {
            const credentials = await auth.getOwnServiceCredentials();
            return (await catalog.getEntities({}, { credentials })).items;
          };
        },
      });
    },
  });
  await startTestBackend({ features: [catalogPlugin, provider] });
  return read;
}

const relationsByRef = (entities: Entity[]) =>
  Object.fromEntries(
    entities.map((entity): [string, EntityRelation[] | undefined] => [
      stringifyEntityRef(entity),
      entity.relations?.map(({ type, targetRef }) => ({ type, targetRef })),
    ]),
  );

it('gives the relations that the real catalog gives', async () => {
  const documents = exampleDocuments();
  const expected = relationsByRef(withRelations(documents));
  const read = await startCatalog(
    documents.map(document => ({
      ...document,
      metadata: {
        ...document.metadata,
        annotations: {
          ...document.metadata.annotations,
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
        },
      },
    })),
  );

  let actual = {};
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    actual = relationsByRef(await read());
    if (JSON.stringify(sorted(actual)) === JSON.stringify(sorted(expected))) {
      break;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  expect(actual).toEqual(expected);
});

function sorted(record: object) {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
