import { componentEntity } from '@internal/test-kit';
import { PipelineDirectory } from '../../entities/PipelineDirectory';
import { Sources } from '../../inbox/Sources';
import { PushSource } from '../../push/PushSource';
import { TestVisibility } from './TestVisibility';
import { toQuarantineInfo } from './toTestSummary';

const pipelines = ['ledger', 'books', 'other'].map((key, i) => ({
  id: i + 1,
  sourceId: 'ci',
  key,
  name: key,
}));
const ref = (name: string) => `component:default/${name}`;
const naming = (name: string, owner: string, keys: string) =>
  componentEntity({
    name,
    owner,
    annotations: { 'callboard.dev/build-pipelines': keys },
  });

describe('TestVisibility', () => {
  let directory: PipelineDirectory;
  beforeAll(async () => {
    const sources = new Sources();
    sources.addSource(new PushSource({ id: 'ci', secrets: [] }));
    directory = new PipelineDirectory(sources);
    await directory.upsert([
      naming('a', 'payments', 'ci:ledger'),
      naming('b', 'fraud', 'ci:ledger, ci:books'),
      {
        ...naming('c', 'payments', 'ci:books'),
        relations: [],
        // Nobody's reference.
        spec: { owner: 'group:' },
      },
    ]);
  });
  const forWhoSees = (...names: string[]) =>
    new TestVisibility({
      builds: {
        readPipelines: async () => pipelines,
        findPipelines: async named =>
          pipelines.filter(({ key }) =>
            named.some(
              ({ selector }) => 'key' in selector && selector.key === key,
            ),
          ),
      },
      directory,
      see: async () => entityRef => names.map(ref).includes(entityRef),
    });

  it('shows pipelines by the entities that one sees, and no others', async () => {
    expect(await forWhoSees('b').all()).toEqual(
      new Map([
        [1, [ref('b')]],
        [2, [ref('b')]],
      ]),
    );
    const some = forWhoSees('a', 'c');
    expect(await some.all()).toEqual(
      new Map([
        [1, [ref('a')]],
        [2, [ref('c')]],
      ]),
    );
    expect(await some.ofPipelines(new Set([2, 3]))).toEqual(
      new Map([[2, [ref('c')]]]),
    );
    expect(await forWhoSees().all()).toEqual(new Map());
  });

  it('shows the pipelines of an entity that one sees, with the others that name them', async () => {
    const both = forWhoSees('a', 'b');
    expect(await both.ofEntity('Component:default/A')).toEqual(
      new Map([[1, [ref('a'), ref('b')]]]),
    );
    await expect(both.ofEntity(ref('c'))).rejects.toThrow('No entity');
    await expect(both.ofEntity(ref('nobody'))).rejects.toThrow('No entity');
  });

  it('knows who owns the first of them, where that is somebody', async () => {
    const all = forWhoSees('a', 'b', 'c');
    const seen = await all.all();
    expect(all.of(seen, 1)).toEqual({
      entityRefs: [ref('a'), ref('b')],
      ownerRef: 'group:default/payments',
    });
    const last = forWhoSees('c');
    expect(last.of(await last.all(), 2)).toEqual({ entityRefs: [ref('c')] });
  });
});

it('says of a quarantine that has ended that it is overdue', () => {
  const quarantine = {
    ownerRef: 'group:default/payments',
    reason: 'a clock',
    createdBy: 'user:default/ana',
    createdAt: 0,
    expiresAt: 1_000,
  };
  const isOverdue = (now: number) =>
    toQuarantineInfo(1, quarantine, new Date(now)).isOverdue;
  expect([999, 1_000, 2_000].map(isOverdue)).toEqual([false, true, true]);
});
