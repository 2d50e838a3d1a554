import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { hashOf, isSecret, mintSecret, secretOf } from './secrets';

const SECRET = 'AbcdEfghIjklMnopQrstUvwxYz012345';
const OTHER = 'ZbcdEfghIjklMnopQrstUvwxYz012345';
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

const find = (headers: Record<string, string>, inPath?: string) =>
  secretOf({ header: name => headers[name], inPath });

describe('a secret', () => {
  it('has 32 letters and digits, and is kept as its hash', () => {
    const { secret, hash, hint } = mintSecret();
    expect(secret).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(isSecret(secret)).toBe(true);
    expect(hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(hash).toBe(hashOf(secret));
    expect(secret.endsWith(hint)).toBe(true);
    expect(hint).toHaveLength(4);
    expect(mintSecret().secret).not.toBe(secret);
  });

  it('is made of all signs', () => {
    const signs = new Set(
      Array.from({ length: 200 }, () => mintSecret().secret).join(''),
    );
    expect(signs.size).toBe(62);
  });

  it.each<[string, Record<string, string>, string?]>([
    ['Bearer', { authorization: `Bearer ${SECRET}` }],
    ['a scheme in any case', { authorization: `bEARER   ${SECRET} ` }],
    ['Basic', { authorization: basic(`any:${SECRET}`) }],
    ['Basic without a name', { authorization: basic(`:${SECRET}`) }],
    ['Basic without a colon', { authorization: basic(SECRET) }],
    ['Token', { authorization: `Token token=${SECRET}` }],
    ['Token in quotes', { authorization: `Token token="${SECRET}"` }],
    ['a header of its own', { 'x-routing-key': ` ${SECRET}` }],
    ['the path', {}, SECRET],
    [
      'Authorization before the others',
      {
        authorization: `Bearer ${SECRET}`,
        'x-routing-key': OTHER,
      },
      OTHER,
    ],
    ['a header before the path', { 'x-routing-key': SECRET }, OTHER],
    [
      'what comes after the password for a proxy',
      {
        authorization: basic('proxy:secret'),
      },
      SECRET,
    ],
  ])('is found in %s', (_, headers, ...inPath) => {
    expect(find(headers, ...inPath)).toBe(SECRET);
  });

  it.each<[string, Record<string, string>, string?]>([
    ['nothing', {}],
    ['an empty header', { authorization: '', 'x-routing-key': '' }, ''],
    ['a token of Backstage', { authorization: 'Bearer eyJhbGciOi.eyJ.x' }],
    ['a scheme without a secret', { authorization: 'Bearer' }],
    ['another scheme', { authorization: `Digest ${SECRET}` }],
    ['a secret with more behind it', { authorization: `Bearer ${SECRET}x` }],
    ['two', { authorization: `Bearer ${SECRET} ${SECRET}` }],
    [
      'a long header',
      {
        authorization: `Bearer ${SECRET}${' '.repeat(1_000)}`,
      },
    ],
    ['a line break', {}, `${SECRET}\n`],
    ['what is no base64', { authorization: 'Basic ***' }],
  ])('is not found in %s', (_, headers, ...inPath) => {
    expect(find(headers, ...inPath)).toBeUndefined();
  });

  it('is found in nothing else, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        const found = find({ authorization: a, 'x-routing-key': b }, c);
        expect(found === undefined || isSecret(found)).toBe(true);
      }),
    );
  });
});
