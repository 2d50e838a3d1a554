import { pushScopeSchema } from './pushScope';
import { hashOf, hashOfRequest, mintPushToken } from './pushTokens';

describe('tokens', () => {
  it('have 256 bits, and are kept as a hash', () => {
    const { token, hash } = mintPushToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).toBe(hashOf(token));
    expect(mintPushToken().token).not.toBe(token);
  });

  it.each([
    ['Bearer abc', hashOf('abc')],
    ['bearer abc', hashOf('abc')],
    [undefined, undefined],
    ['', undefined],
    ['abc', undefined],
    ['Bearer ', undefined],
    ['Bearer a b', undefined],
    ['Basic abc', undefined],
    [`Bearer ${'a'.repeat(101)}`, undefined],
  ])('of %j are %s', (header, hash) => {
    expect(hashOfRequest(header)).toBe(hash);
  });
});

describe('scopes', () => {
  it.each([
    [{ provider: 'ci' }, true],
    [{ provider: 'ci', only: { entityRefs: ['Component:a/B'] } }, true],
    [{ provider: 'ci', only: { namespaces: ['A'] } }, true],
    [{ provider: 'ci', only: { namespaces: [] } }, false],
    [{ provider: 'ci', only: { ownerRefs: ['ledger'] } }, false],
    [{ provider: 'ci', only: {} }, false],
    [
      { provider: 'ci', only: { namespaces: ['a'], ownerRefs: ['group:a/b'] } },
      false,
    ],
    [{}, false],
  ])('%j is one: %s', (scope, isOne) => {
    expect(pushScopeSchema.safeParse(scope).success).toBe(isOne);
  });

  it('are in lower case', () => {
    expect(
      pushScopeSchema.parse({
        provider: 'ci',
        only: { entityRefs: ['Component:a/B'] },
      }),
    ).toEqual({ provider: 'ci', only: { entityRefs: ['component:a/b'] } });
  });
});
