import * as fc from 'fast-check';
import { parseOwnerRef } from './parseOwnerRef';

describe('parseOwnerRef', () => {
  it.each([
    // The styles met in public catalogs, most frequent first.
    ['group:ledger', 'default', 'group:default/ledger'],
    ['ledger', 'default', 'group:default/ledger'],
    ['ledger', 'risk', 'group:risk/ledger'],
    ['group:default/ledger', 'risk', 'group:default/ledger'],
    ['group:risk/fraud', 'default', 'group:risk/fraud'],
    ['risk/fraud', 'default', 'group:risk/fraud'],
    ['user:guest', 'default', 'user:default/guest'],
    ['user:default/Ana', 'default', 'user:default/ana'],
    ['Group:Default/Ledger', 'default', 'group:default/ledger'],
    ['component:default/x', 'default', 'component:default/x'],
    ['TBD', 'default', 'group:default/tbd'],
    ['  ledger ', 'default', 'group:default/ledger'],
    ['team_a.b-c', 'default', 'group:default/team_a.b-c'],
  ])('reads %p in namespace %p', (written, namespace, entityRef) => {
    expect(parseOwnerRef(written, namespace)).toEqual({
      type: 'ref',
      kind: entityRef.split(':')[0],
      entityRef,
    });
  });

  it.each([
    ['john@example.com', 'group:default/john@example.com'],
    ['group:john@example.com', 'group:default/john@example.com'],
    ['user:john@Example.com', 'user:default/john@example.com'],
  ])('reads the e-mail address in %p', (written, entityRef) => {
    expect(parseOwnerRef(written)).toMatchObject({ type: 'email', entityRef });
  });

  it.each([undefined, null, '', '   '])('sees no owner in %p', written => {
    expect(parseOwnerRef(written)).toEqual({ type: 'none' });
  });

  it.each([
    [
      'Team A',
      'a space at position 5 is not allowed in a name',
      'group:team-a',
    ],
    ['group:', 'the name at position 7 is empty', undefined],
    [':ledger', 'the kind at position 1 is empty', 'group:ledger'],
    ['group:/ledger', 'the namespace at position 7 is empty', 'group:ledger'],
    ['group:a:b', '“:” at position 8 is not allowed in a name', 'group:a-b'],
    [
      '${{ values.owner }}',
      '“$” at position 1 is not allowed in a name',
      'group:values.owner',
    ],
    [
      'ledger-',
      'the name at position 1 must start and end with a letter or digit',
      'group:ledger',
    ],
    [['a'], 'it is a list, not a text', undefined],
    [42, 'it is a number, not a text', undefined],
    [{ a: 1 }, 'it is an object, not a text', undefined],
  ])('explains what is wrong with %p', (written, problem, nearest) => {
    expect(parseOwnerRef(written)).toEqual({
      type: 'unparsable',
      problem,
      nearest,
    });
  });

  it('never throws, and every nearest valid owner is one', () => {
    const typeOfNearest = (written: unknown) => {
      const parsed = parseOwnerRef(written);
      return parsed.type === 'unparsable' && parsed.nearest
        ? parseOwnerRef(parsed.nearest).type
        : 'ref';
    };
    const texts = fc.string({ maxLength: 500 });
    fc.assert(
      fc.property(fc.oneof(texts, fc.anything()), written => {
        expect(typeOfNearest(written)).toBe('ref');
      }),
      { numRuns: 1000 },
    );
  });
});
