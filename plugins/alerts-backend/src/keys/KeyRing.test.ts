import type { FoundKey } from '../database/KeyStore';
import { KeyRing } from './KeyRing';
import { hashOf, mintSecret } from './secrets';

function setup() {
  const at = { now: 1_000_000 };
  const living = new Map<string, FoundKey>();
  const asked: (readonly string[])[] = [];
  const used: object[] = [];
  let held: Promise<void> | undefined;
  const ring = new KeyRing({
    clock: () => at.now,
    keys: {
      findByHashes: async hashes => {
        asked.push(hashes);
        const found = hashes.flatMap(hash => living.get(hash) ?? []);
        await held;
        return found;
      },
      setUsed: async use => {
        used.push(use);
      },
    },
  });
  const add = (id: string, expiresAt?: number) => {
    const { secret, hash } = mintSecret();
    living.set(hash, {
      ...{ id, title: id, scope: { kind: 'any' }, hash, expiresAt },
      secretId: `secret of ${id}`,
    });
    return secret;
  };
  return {
    ...{ ring, at, asked, used, add },
    end: (secret: string) => living.delete(hashOf(secret)),
    hold: (until: Promise<void>) => {
      held = until;
    },
  };
}

describe('KeyRing', () => {
  it('looks a key up once in five seconds', async () => {
    const { ring, at, asked, add } = setup();
    const secret = add('one');
    expect(await ring.find(secret)).toMatchObject({ id: 'one' });
    at.now += 4_999;
    expect(await ring.find(secret)).toMatchObject({ id: 'one' });
    expect(asked).toHaveLength(1);
    at.now += 1;
    await ring.find(secret);
    expect(asked).toHaveLength(2);
  });

  it('knows within five seconds what another process has revoked', async () => {
    const { ring, at, add, end } = setup();
    const secret = add('one');
    await ring.find(secret);
    end(secret);
    at.now += 5_000;
    expect(await ring.find(secret)).toBeUndefined();
  });

  it('refuses at once what this process has revoked, also where it is being looked up', async () => {
    const { ring, add, end, hold } = setup();
    const secret = add('one');
    const other = add('two');
    await ring.find(secret);
    await ring.find(other);
    end(secret);
    ring.forget('one');
    expect(await ring.find(secret)).toBeUndefined();
    expect(await ring.find(other)).toMatchObject({ id: 'two' });
    const third = add('three');
    let goOn = () => {};
    hold(
      new Promise(resolve => {
        goOn = resolve;
      }),
    );
    const looking = ring.find(third);
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
    end(third);
    ring.forget('three');
    goOn();
    await looking;
    expect(await ring.find(third)).toBeUndefined();
  });

  it('takes a secret until it ends, and not a moment longer', async () => {
    const { ring, at, add } = setup();
    const secret = add('one', at.now + 1_000);
    at.now += 999;
    expect(await ring.find(secret)).toMatchObject({ id: 'one' });
    at.now += 1;
    expect(await ring.find(secret)).toBeUndefined();
  });

  it('looks up one that nobody knows once in ten seconds, and never what is no secret', async () => {
    const { ring, at, asked } = setup();
    const { secret } = mintSecret();
    for (let times = 0; times < 3; times++) {
      expect(await ring.find(secret)).toBeUndefined();
    }
    expect(asked).toHaveLength(1);
    at.now += 10_000;
    await ring.find(secret);
    expect(asked).toHaveLength(2);
    for (const none of [undefined, '', 'x', `${secret}x`, 'x'.repeat(9_999)]) {
      expect(await ring.find(none)).toBeUndefined();
    }
    expect(asked).toHaveLength(2);
  });

  it('has one statement under way at a time, of a hundred secrets at most', async () => {
    const { ring, asked, add } = setup();
    const secret = add('one');
    const many = Array.from({ length: 350 }, () => mintSecret().secret);
    const found = await Promise.all([...many, secret].map(s => ring.find(s)));
    expect(found.filter(Boolean)).toHaveLength(1);
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(Math.max(...asked.map(({ length }) => length))).toBe(100);
  });

  it('notes use once a minute', async () => {
    const { ring, at, used } = setup();
    const key = { secretId: 's' };
    await ring.noteUse(key, 'curl');
    at.now += 59_999;
    await ring.noteUse(key, 'curl');
    expect(used).toEqual([{ secretId: 's', at: 1_000_000, sender: 'curl' }]);
    at.now += 1;
    await ring.noteUse(key);
    expect(used).toHaveLength(2);
  });
});
