import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { createFindOrphansAction } from './createFindOrphansAction';
import { createWriteActions } from './createWriteActions';

const credentials = mockCredentials.user('user:default/noor-haddad');
const row = {
  entityRef: 'component:default/fx-rates',
  title: 'FX rates',
  kind: 'component',
  state: 'not-in-catalog' as const,
  writtenOwner: 'group:tresury',
  peopleCount: 0,
  channels: [],
  channelCount: 0,
  findings: [
    {
      code: 'group-not-in-catalog' as const,
      tone: 'bad' as const,
      params: {},
      reason: 'not there',
      fix: 'import it',
    },
  ],
  tier: { value: '1', written: '1', source: 'tier' },
};

describe('find-orphans', () => {
  it('asks as the caller, and says what speaks for whom', async () => {
    const actionsRegistry = actionsRegistryServiceMock();
    const listOwnerships = jest.fn(async () => ({
      items: [row],
      pageInfo: {},
      totalItems: 31,
      facets: [],
    }));
    const getSuggestionsByRefs = jest.fn(async () => ({
      items: [
        {
          entityRef: row.entityRef,
          suggestions: [
            {
              owner: { entityRef: 'group:default/treasury', title: 'Treasury' },
              strength: 'strong' as const,
              evidence: [
                { kind: 'name' as const, params: {}, text: 'the name' },
              ],
            },
          ],
        },
      ],
    }));
    createFindOrphansAction({
      actionsRegistry,
      service: { listOwnerships, getSuggestionsByRefs },
      recordRead: (_, read) => read(),
    });
    const invoke = (input: object) =>
      actionsRegistry.invoke({
        id: 'test:find-orphans',
        input: input as never,
        credentials,
      });
    const { output } = await invoke({ kind: 'component' });
    expect(output).toEqual({
      total: 31,
      items: [
        expect.objectContaining({
          entityRef: row.entityRef,
          tier: '1',
          findings: [{ reason: 'not there', fix: 'import it' }],
          suggestions: [
            {
              ownerRef: 'group:default/treasury',
              title: 'Treasury',
              strength: 'strong',
              evidence: ['the name'],
            },
          ],
        }),
      ],
    });
    expect(listOwnerships).toHaveBeenCalledWith(
      { orphan: true, limit: 20, kind: ['component'] },
      { credentials },
    );
    await expect(invoke({ limit: 51 })).rejects.toThrow();
  });
});

describe('write actions', () => {
  it('propose and move as the caller, on record', async () => {
    const actionsRegistry = actionsRegistryServiceMock();
    const proposeTransfers = jest.fn(async () => [
      {
        id: 't',
        entity: { entityRef: row.entityRef, title: row.title },
        status: 'proposed' as const,
        to: { entityRef: 'group:default/treasury', title: 'Treasury' },
        reason: 'r',
        evidence: [],
        proposedAt: '2026-11-22T10:00:00.000Z',
        allowed: [],
      },
    ]);
    const rename = jest.fn(async () => 3);
    const recorded: string[] = [];
    createWriteActions({
      actionsRegistry,
      desk: { proposeTransfers, rename },
      recordWrite: ({ eventId }, work) => {
        recorded.push(eventId);
        return work();
      },
    });
    const input = {
      entityRefs: [row.entityRef],
      toRef: 'group:default/treasury',
      reason: 'They run it',
    };
    const proposed = await actionsRegistry.invoke({
      id: 'test:propose-transfer',
      input,
      credentials,
    });
    expect(proposed.output).toEqual({
      transfers: [{ id: 't', entityRef: row.entityRef, status: 'proposed' }],
    });
    expect(proposeTransfers).toHaveBeenCalledWith(input, { credentials });
    const refs = { fromRef: 'component:default/a', toRef: 'component:b' };
    const moved = await actionsRegistry.invoke({
      id: 'test:move-references',
      input: refs,
      credentials,
    });
    expect(moved.output).toEqual({ moved: 3 });
    expect(rename).toHaveBeenCalledWith(refs, { credentials });
    expect(recorded).toEqual(['owner-transfer', 'owner-rename']);
  });
});
