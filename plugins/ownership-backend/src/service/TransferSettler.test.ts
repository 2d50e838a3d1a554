import { createOrganisation } from '@callboard/backstage-plugin-ownership-common';
import { keptTransfer } from '../__testUtils__/keptTransfer';
import type { TransferStep, TransferStore } from '../database/TransferStore';
import type { Register } from './Register';
import { TransferSettler } from './TransferSettler';

describe('TransferSettler', () => {
  it('takes 200 steps in one go, and tells of those that were taken before one fails', async () => {
    const open = Array.from({ length: 450 }, (_, index) =>
      keptTransfer({
        id: `t${index}`,
        entityRef: `component:default/${index}`,
      }),
    );
    const pages: number[] = [];
    const store: Pick<
      TransferStore,
      'settle' | 'getGoneSince' | 'getTransfers'
    > = {
      async settle({ steps }: { steps: TransferStep[] }) {
        pages.push(steps.length);
        if (pages.length === 3) throw new Error('no connection');
        return steps;
      },
      getGoneSince: async () => new Set(),
      getTransfers: async ids => open.filter(({ id }) => ids.includes(id)),
    };
    const transfersChanged = jest.fn();
    const settler = new TransferSettler({
      register: {
        current: async () => ({
          organisation: createOrganisation([], []),
          entities: new Map(),
          transfers: new Map(open.map(each => [each.entityRef, [each]])),
        }),
      } as unknown as Register,
      store,
      news: { transfersChanged },
    });

    await expect(settler.settle(new Date())).rejects.toThrow('no connection');
    expect(pages).toEqual([200, 200, 50]);
    expect(transfersChanged.mock.calls.map(([told]) => told.length)).toEqual([
      200, 200,
    ]);
  });
});
