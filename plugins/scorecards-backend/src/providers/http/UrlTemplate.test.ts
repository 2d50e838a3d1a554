import { componentEntity } from '@internal/test-kit';
import fc from 'fast-check';
import { UrlTemplate } from './UrlTemplate';

const entity = (key: string) =>
  componentEntity({ name: 'ledger', annotations: { 'sonar.io/key': key } });

const fill = (written: string, key = 'k') =>
  new UrlTemplate(written).fill(entity(key));

const KEY = '{{annotation sonar.io/key}}';
const ENCODED = '{{encoded annotation sonar.io/key}}';

describe('UrlTemplate', () => {
  it.each([
    ['https://x.example/api', 'k', 'https://x.example/api'],
    [
      'https://x.example/{{entity.namespace}}/{{ entity.name }}?q={{entity.kind}}',
      'k',
      'https://x.example/default/ledger?q=Component',
    ],
    [
      `https://x.example/a?k=${KEY}&b=1`,
      'a&b=2#c',
      'https://x.example/a?k=a%26b%3D2%23c&b=1',
    ],
    [
      `https://x.example/a/${KEY}/b`,
      'org/re?po',
      'https://x.example/a/org/re%3Fpo/b',
    ],
    [
      `https://x.example/a/${ENCODED}/b`,
      'org/../repo',
      'https://x.example/a/org%2F..%2Frepo/b',
    ],
    [
      `https://x.example/a?k=${KEY}`,
      'org/repo',
      'https://x.example/a?k=org%2Frepo',
    ],
    [`https://x.example/a/${KEY}/b`, "it's", 'https://x.example/a/it%27s/b'],
    [
      `https://x.example/a/${KEY}/b`,
      '%2e%2e',
      'https://x.example/a/%252e%252e/b',
    ],
    [`https://x.example/a/b?k=${KEY}`, '..', 'https://x.example/a/b?k=..'],
  ])('%s with %s is %s', (written, key, url) => {
    expect(fill(written, key)).toEqual({ url });
  });

  it.each(['.', '..', '../x', 'x/..', 'x/./y', '/x', 'x/', 'x//y', '/'])(
    'lets %s climb out of nothing',
    key => {
      const refused = 'what is filled in leads to another address';
      expect(fill(`https://x.example/a/${KEY}/b`, key)).toEqual({ refused });
      expect(fill(`https://x.example/a/b/${KEY}`, key)).toEqual({ refused });
    },
  );

  it('tells what is not there', () => {
    expect(fill('https://x.example/{{annotation none}}')).toEqual({
      missing: 'The entity has no annotation none.',
    });
    expect(fill('https://x.example/{{annotation constructor}}')).toEqual({
      missing: 'The entity has no annotation constructor.',
    });
    expect(fill(`https://x.example/${KEY}`, '\ud800')).toHaveProperty(
      'refused',
    );
  });

  it.each([
    ['ftp://x.example/', 'is no http or https address'],
    ['x.example/{{entity.name}}', 'is no http or https address'],
    ['https://{{entity.name}}.example/', 'in its path and its parameters only'],
    ['https://x.example:{{entity.name}}/', 'no http or https address'],
    ['https://u:p@x.example/', 'may have no user, password or #'],
    ['https://{{entity.name}}@x.example/', 'may have no user, password or #'],
    ['https://x.example/#{{entity.name}}', 'may have no user, password or #'],
    ['https://x.example/{{entity.name}}/../b', 'in a path that leads nowhere'],
    ['https://x.example/{{entity.nam}}', "'{{entity.nam}}' is unknown"],
    ['https://x.example/{{constructor}}', "'{{constructor}}' is unknown"],
    ['https://x.example/{{annotation }}', 'is unknown'],
    ['https://x.example/{{encoded entity.name}}', 'is unknown'],
    ['https://x.example/{{entity.name', '{{ without }}'],
    [`https://x.example/${KEY.repeat(11)}`, 'more than 10 placeholders'],
  ])('refuses %s', (written, message) => {
    expect(() => new UrlTemplate(written)).toThrow(message);
  });

  it('keeps what is filled in where it is written, whatever it is', () => {
    const piece = fc.constantFrom(
      ...[
        '..',
        '.',
        '/',
        '\\',
        '%2e',
        '%2F',
        '?',
        '#',
        '&',
        '=',
        '@',
        ':',
        '//',
      ],
      ...['\t', '\n', '\u0000', ' ', 'ä', "'", '[', '*'],
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { minLength: 1 }).map(pieces => pieces.join('')),
    );
    const template = new UrlTemplate(
      `https://x.example/api/${KEY}/of/${ENCODED}/v?before=1&key=${KEY}&after=2`,
    );
    let filled = 0;
    fc.assert(
      fc.property(value, key => {
        const found = template.fill(entity(key));
        if (!('url' in found)) return;
        filled += 1;
        const url = new URL(found.url);
        const sent = key.trim();
        const steps = url.pathname.split('/');
        expect(url.origin).toBe('https://x.example');
        expect(steps.map(decodeURIComponent)).toEqual([
          '',
          'api',
          ...sent.split('/'),
          'of',
          sent,
          'v',
        ]);
        expect([...url.searchParams]).toEqual([
          ['before', '1'],
          ['key', sent],
          ['after', '2'],
        ]);
        expect(url.hash).toBe('');
      }),
      { numRuns: 2_000 },
    );
    expect(filled).toBeGreaterThan(500);
  });
});
