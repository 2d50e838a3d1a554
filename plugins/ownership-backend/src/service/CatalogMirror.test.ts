import { mockServices } from '@backstage/backend-test-utils';
import { defaultOwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import { componentEntity, groupEntity, userEntity } from '@internal/test-kit';
import type { FollowedEntity } from '../database/OwnershipStore';
import { CatalogMirror } from './CatalogMirror';

describe('CatalogMirror', () => {
  it.each([
    componentEntity({ name: 'odd', owner: 'ledger' }),
    groupEntity({ name: 'odd' }),
    userEntity({ name: 'odd' }),
  ])('keeps the etag of a $kind that cannot be read', async odd => {
    odd.metadata.etag = 'e1';
    Object.defineProperty(odd, 'spec', {
      get() {
        throw new Error('nobody foresaw this');
      },
    });
    const written: FollowedEntity[] = [];
    const logger = mockServices.logger.mock();
    const mirror = new CatalogMirror({
      store: {
        upsertEntities: async entities => written.push(...entities),
      } as Partial<
        ConstructorParameters<typeof CatalogMirror>[0]['store']
      > as any,
      keys: defaultOwnershipKeys,
      logger,
    });
    await mirror.upsert([odd, componentEntity({ name: 'plain' })]);
    const entityRef = `${odd.kind.toLowerCase()}:default/odd`;
    expect(written).toEqual([
      expect.objectContaining({
        entityRef,
        etag: 'e1',
        facts: expect.objectContaining({ entityRef }),
      }),
      expect.objectContaining({ entityRef: 'component:default/plain' }),
    ]);
    expect(written[0].ownerRef).toBeUndefined();
    expect(logger.error).toHaveBeenCalledTimes(1);
  });
});
