import type { Query } from '@tanstack/react-query';
import { touchedBy } from './touchedBy';

const query = (key: string, data?: object, age = 0) =>
  ({
    queryKey: [key],
    state: { data, dataUpdatedAt: Date.now() - age },
  } as unknown as Query);

describe('touchedBy', () => {
  it.each([
    ['an entity that is meant', query('entity', { entityId: '7' }), true],
    ['one that is not', query('entity', { entityId: '8' }), false],
    ['one that does not say what it is called', query('entity', {}), true],
    ['one that nothing is known of yet', query('entity-detail'), true],
    ['an explanation', query('explanation', {}), true],
    ['what was read a moment ago', query('matrix', {}), false],
    ['what was read long ago', query('matrix', {}, 11_000), true],
    ['a draft', query('document', {}, 99_000), false],
  ])('with ids: %s', (_, one, expected) => {
    expect(touchedBy([{ entityIds: ['7'] }])(one)).toBe(expected);
  });

  it('takes a signal without ids for one of all entities', () => {
    const touched = touchedBy([{ entityIds: ['7'] }, {}]);
    expect(touched(query('entity', { entityId: '8' }))).toBe(true);
    expect(touched(query('overview', {}))).toBe(false);
  });

  it('renews all results when it is time to ask', () => {
    const touched = touchedBy([undefined]);
    expect(touched(query('overview', {}))).toBe(true);
    expect(touched(query('names', {}))).toBe(false);
  });
});
