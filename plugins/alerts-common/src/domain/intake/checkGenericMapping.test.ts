import { tellFaults } from './__testUtils__/expectKeepable';
import { datadogMapping } from './__testUtils__/payloads';
import { checkGenericMapping } from './checkGenericMapping';
import { defaultGenericMapping } from './genericPlaces';

const full = {
  ...datadogMapping,
  title: '/t',
  entityRef: '/tags/entity~1ref',
  severities: { P1: 'critical' },
  resolvedValues: ['Recovered'],
  acknowledgedValues: [],
};

describe('checkGenericMapping', () => {
  it.each([
    [{ summary: '' }],
    [{ summary: '/a/0' }],
    [full],
    [defaultGenericMapping],
  ])('takes %j', mapping => {
    expect(checkGenericMapping(mapping)).toEqual({ mapping });
  });

  it('keeps a word that is special elsewhere', () => {
    const mapping = JSON.parse(
      '{"summary":"/s","severities":{"__proto__":"info"}}',
    );
    const result = checkGenericMapping(mapping);
    expect(JSON.stringify(result)).toBe(JSON.stringify({ mapping }));
  });

  it.each([
    [null, ['']],
    [['/summary'], ['']],
    [{}, ['/summary']],
    [{ summary: 'summary' }, ['/summary']],
    [{ summary: '/a~2' }, ['/summary']],
    [{ summary: '/a~' }, ['/summary']],
    [{ summary: `/${'a'.repeat(300)}` }, ['/summary']],
    [{ summary: '/a'.repeat(17) }, ['/summary']],
    [{ ...full, title: 7, link: {} }, ['/title', '/link']],
    [{ ...full, other: '/x', 'a/b': '/y' }, ['/other', '/a~1b']],
    [{ ...full, severities: [] }, ['/severities']],
    [{ ...full, severities: { 'a/b': 'bad' } }, ['/severities/a~1b']],
    [{ ...full, severities: { ' ': 'info' } }, ['/severities/ ']],
    [{ ...full, resolvedValues: 'ok' }, ['/resolvedValues']],
    [{ ...full, resolvedValues: Array(51).fill('a') }, ['/resolvedValues']],
    [
      { ...full, acknowledgedValues: ['a', 7, ''] },
      ['/acknowledgedValues/1', '/acknowledgedValues/2'],
    ],
  ])('refuses %#, with its place', (mapping, pointers) => {
    const result = checkGenericMapping(mapping);
    if (!('problems' in result)) throw new Error('It was taken');
    expect(result.problems.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(tellFaults(result)).toEqual([]);
  });
});
