import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { createGetOwnerAction } from './createGetOwnerAction';

const ownership: Ownership = {
  entityRef: 'component:default/router',
  title: 'Router',
  state: 'owned',
  writtenOwner: 'ledger',
  owner: { entityRef: 'group:default/ledger', kind: 'group', title: 'Ledger' },
  people: [{ entityRef: 'user:default/ana', title: 'Ana', lead: true }],
  peopleCount: 1,
  channels: [{ kind: 'chat', label: '#ledger', from: 'group:default/ledger' }],
  ancestors: [],
  findings: [],
  roles: [],
  tier: { value: '1', written: 'gold', source: 'tier' },
};

describe('get-owner', () => {
  it('asks as the caller and answers with what the service says', async () => {
    const actionsRegistry = actionsRegistryServiceMock();
    const getOwnersByRefs = jest.fn(async ({ entityRefs: [ref] }) => ({
      items: [ref.endsWith('router') ? ownership : null],
    }));
    const recorded: unknown[] = [];
    createGetOwnerAction({
      actionsRegistry,
      service: { getOwnersByRefs, getTeamsByRefs: jest.fn() },
      recordRead: (query, read) => {
        recorded.push(query);
        return read();
      },
    });
    const credentials = mockCredentials.user('user:default/noor-haddad');
    const invoke = (entityRef: string) =>
      actionsRegistry.invoke({
        id: 'test:get-owner',
        input: { entityRef },
        credentials,
      });

    const { output } = await invoke('component:default/router');
    expect(output).toMatchObject({
      owner: { title: 'Ledger' },
      tier: '1',
      findings: [],
    });
    expect(getOwnersByRefs).toHaveBeenCalledWith(
      { entityRefs: ['component:default/router'] },
      { credentials },
    );
    expect(recorded).toEqual([
      { queryType: 'owners', refs: ['component:default/router'] },
    ]);
    await expect(invoke('component:default/hidden')).rejects.toThrow(
      /not in the catalog/,
    );
    await expect(invoke('')).rejects.toThrow();
  });
});
