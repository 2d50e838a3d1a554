import { guardedLookup, mayAsk } from './guardedLookup';

describe('addresses that may be asked', () => {
  it.each([
    ['93.184.215.14', true, true],
    ['2606:2800:21f::1', true, true],
    ['10.1.2.3', false, true],
    ['172.31.0.1', false, true],
    ['192.168.1.1', false, true],
    ['100.64.0.1', false, true],
    ['127.0.0.1', false, true],
    ['::1', false, true],
    ['fd12::1', false, true],
    ['::ffff:10.1.2.3', false, true],
    // Metadata of clouds, whatever the operator says.
    ['169.254.169.254', false, false],
    ['::ffff:169.254.169.254', false, false],
    ['fd00:ec2::254', false, false],
    ['100.100.100.200', false, false],
    ['fe80::1', false, false],
    ['0.0.0.0', false, false],
    ['::', false, false],
    ['64:ff9b::a01:203', false, false],
    ['255.255.255.255', false, false],
  ])('%s: %p, in a network of our own: %p', (address, outside, inside) => {
    expect([mayAsk(address, false), mayAsk(address, true)]).toEqual([
      outside,
      inside,
    ]);
  });

  it('are looked at after the name was resolved', async () => {
    const resolve = (isInternal: boolean, all: boolean) =>
      new Promise((done, fail) => {
        guardedLookup(isInternal)('localhost', { all }, (error, found) =>
          error ? fail(error) : done(found),
        );
      });
    await expect(resolve(false, true)).rejects.toThrow(/localhost is at /);
    expect(await resolve(true, false)).toMatch(/^(?:127\.0\.0\.1|::1)$/);
    expect(await resolve(true, true)).toContainEqual(
      expect.objectContaining({ family: expect.any(Number) }),
    );
  });
});
