import { isOfMany, touchedBy } from './touchedBy';

const idOf = (entityRef: string) => ({ a: '7', b: '8' }[entityRef]);

describe('touchedBy', () => {
  it.each([
    ['an entity that is meant', ['entity', 'a'], true],
    ['one that is not', ['entity', 'b'], false],
    [
      'one of which is not known how it is called',
      ['entity-detail', 'c'],
      true,
    ],
    [
      'an explanation of one that is not meant',
      ['explanation', 'b', 'x'],
      false,
    ],
    ['an explanation of one that is', ['explanation', 'a', 'x'], true],
    ['sign-offs', ['sign-offs', 'a'], true],
    ['its exemptions', ['exemptions', 'entity', 'b'], false],
    ['exemptions of all', ['exemptions', 'list'], false],
    ['a matrix', ['matrix', {}], false],
  ])('with ids: %s', (_, queryKey, expected) => {
    expect(touchedBy([{ entityIds: ['7'] }], idOf)({ queryKey })).toBe(
      expected,
    );
  });

  it.each([
    ['a signal without ids is of all entities', [{ entityIds: ['7'] }, {}]],
    ['so is it when it is time to ask', [undefined]],
  ])('%s', (_, news) => {
    const touched = touchedBy(news, idOf);
    expect(touched({ queryKey: ['entity', 'b'] })).toBe(true);
    expect(touched({ queryKey: ['overview'] })).toBe(false);
  });
});

describe('isOfMany', () => {
  it.each([
    [['overview'], true],
    [['matrix', {}], true],
    [['exemptions', 'debt'], true],
    [['exemptions', 'entity', 'a'], false],
    [['entity', 'a'], false],
    // What people write.
    [['document', 'Scorecard', 'a'], false],
    [['trial', '', undefined], false],
  ])('%p: %p', (queryKey, expected) => {
    expect(isOfMany({ queryKey })).toBe(expected);
  });
});
