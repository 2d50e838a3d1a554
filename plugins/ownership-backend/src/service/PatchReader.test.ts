import {
  createOrganisation,
  type EntityFacts,
} from '@callboard/backstage-plugin-ownership-common';
import {
  fraud,
  keptTransfer,
  ledger,
  noor,
  tomas,
} from '../__testUtils__/keptTransfer';
import type { Viewer } from './OwnershipReader';
import { PatchReader } from './PatchReader';
import type { Register } from './Register';
import type { TransferReader } from './TransferReader';

const team = (entityRef: string, member: string) => ({
  entityRef,
  title: entityRef,
  channels: [],
  leads: [],
  members: [member],
  parents: [],
});
const frida = 'user:default/frida';
const organisation = createOrganisation(
  [team(ledger, tomas), team(fraud, frida)],
  [noor, tomas, frida].map(entityRef => ({ entityRef, title: entityRef })),
);

describe('PatchReader', () => {
  const read = (userRef: string, given = {}) => {
    const kept = keptTransfer(given);
    const found = {
      kept,
      ownerRef: fraud,
      viewpoint: { organisation, sees: () => true, chatKey: 'chat' },
    };
    const facts = { entityRef: kept.entityRef } as EntityFacts;
    return new PatchReader({
      transfers: {
        findForDecision: async () => [found],
      } as Partial<TransferReader> as TransferReader,
      register: {
        current: async () => ({
          organisation,
          entities: new Map([[kept.entityRef, facts]]),
        }),
      } as unknown as Register,
      patches: {
        patchFor: async () => ({ snippet: 'owner: it', patch: '-owner: us' }),
      },
    }).read({ id: kept.id }, { userRef } as Viewer);
  };

  it.each([
    ['the receiving team', tomas],
    ['the present owner', frida],
  ])('gives the patch to people of %s', async (_, userRef) => {
    expect(await read(userRef)).toEqual({
      snippet: 'owner: it',
      patch: '-owner: us',
    });
  });

  it('gives lines to write to who proposed it, and no lines of others', async () => {
    expect(await read(noor)).toEqual({
      snippet: 'owner: it',
      problem: expect.stringContaining('receiving team'),
    });
  });

  it('has nothing for a closed transfer', async () => {
    await expect(
      read(tomas, { status: 'withdrawn', closedAt: new Date() }),
    ).rejects.toThrow("'component:default/rates' is withdrawn");
  });
});
