import { buildOf } from '../__testUtils__/builds';
import { groupAttempts } from './groupAttempts';

describe('groupAttempts', () => {
  it('makes one row of the attempts of a build, where the latest stands', () => {
    const items = [
      buildOf({ id: 'a2', externalId: 'a', attempt: 2 }),
      buildOf({ id: 'b1', externalId: 'b' }),
      buildOf({ id: 'a1', externalId: 'a', outcome: 'failure' }),
    ];
    const rows = groupAttempts(items);
    expect(rows.map(({ id }) => id)).toEqual(['a2', 'b1']);
    expect(rows[0].attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('keeps builds of two pipelines apart that have the same id', () => {
    const items = [
      buildOf({ externalId: '7', pipelineId: '1' }),
      buildOf({ externalId: '7', pipelineId: '2' }),
    ];
    expect(groupAttempts(items)).toHaveLength(2);
  });

  it('puts a build where its latest attempt stands, though an earlier one ended later', () => {
    const items = [
      buildOf({ id: 'a1', externalId: 'a', attempt: 1 }),
      buildOf({ id: 'b1', externalId: 'b' }),
      buildOf({ id: 'a2', externalId: 'a', attempt: 2 }),
    ];
    expect(groupAttempts(items).map(({ id }) => id)).toEqual(['b1', 'a2']);
  });
});
