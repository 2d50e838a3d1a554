import { entitiesOfPipelines } from './entitiesOfPipelines';

const pipelines = [
  { id: 1, sourceId: 'gh', key: '7', repository: 'shop/ledger' },
  { id: 2, sourceId: 'gh', key: '8', repository: 'shop/ledger' },
  { id: 3, sourceId: 'eu', key: 'pay/api/main' },
  { id: 4, sourceId: 'eu', key: 'pay/api', repository: 'shop/ledger' },
  { id: 5, sourceId: 'us', key: 'pay/api' },
].map(one => ({ ...one, name: one.key }));

describe('entitiesOfPipelines', () => {
  it('finds who names a pipeline by repository, key or folder of its source', () => {
    const found = entitiesOfPipelines(
      pipelines,
      new Map([
        [
          'component:default/z',
          [{ sourceId: 'gh', selector: { repository: 'Shop/Ledger' } }],
        ],
        [
          'component:default/a',
          [
            { sourceId: 'gh', selector: { repository: 'shop/ledger' } },
            { sourceId: 'gh', selector: { key: '8' } },
            { sourceId: 'eu', selector: { key: 'pay/' } },
          ],
        ],
        [
          'component:default/m',
          [{ sourceId: 'us', selector: { key: 'pay/api' } }],
        ],
        ['component:default/n', [{ sourceId: 'us', selector: { key: 'pay' } }]],
      ]),
    );
    expect([...found].sort(([a], [b]) => a - b)).toEqual([
      [1, ['component:default/a', 'component:default/z']],
      [2, ['component:default/a', 'component:default/z']],
      [3, ['component:default/a']],
      [4, ['component:default/a']],
      [5, ['component:default/m']],
    ]);
  });
});
