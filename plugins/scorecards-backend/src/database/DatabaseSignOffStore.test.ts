import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  BEN,
  collect,
  DAY,
  HOUR,
  iso,
  LEDGER,
  openStores,
  RATES,
  T0,
  TEAM,
} from './__testUtils__/openStores';
import type { NewSignOff } from './SignOffStore';

const stated = (change: Partial<NewSignOff> = {}): NewSignOff => ({
  entityRef: LEDGER,
  fact: 'audit/passed',
  value: true,
  evidenceUrl: 'https://audits.example/7',
  note: 'a\0b',
  signedBy: ANA,
  signedAt: T0,
  until: T0 + 90 * DAY,
  ...change,
});
const kept = (signOff: NewSignOff) => ({ ...signOff, note: 'a\ufffdb' });

eachDatabase(createDatabase => {
  const setup = async () => {
    const stores = await openStores(createDatabase);
    const { signOffs, facts } = stores;
    const sign = (change: Partial<NewSignOff> = {}) => {
      const one = stated(change);
      return signOffs.sign(one, {
        value: one.value,
        observedAt: iso(one.signedAt),
      });
    };
    const fact = async (name = 'passed') =>
      (await facts.read([LEDGER]))[0].facts.get(name);
    return { ...stores, sign, fact };
  };

  it('changes the fact with the sign-off, and back', async () => {
    const { signOffs, sign, fact, feed, facts } = await setup();
    const { signOff, written } = await sign();
    expect(signOff).toEqual({ ...kept(stated()), id: signOff.id });
    expect(written.changed).toEqual([
      { entityRef: LEDGER, facts: ['audit/passed'] },
    ]);
    expect(await fact()).toEqual({ v: true, o: T0, s: T0 });
    await sign({ fact: 'audit/rated', value: 'A' });

    // The later one counts.
    const later = await sign({ signedAt: T0 + HOUR, signedBy: BEN });
    expect(await signOffs.find(signOff.id)).toMatchObject({
      endedAt: T0 + HOUR,
    });
    expect(await fact()).toEqual({ v: true, o: T0 + HOUR, s: T0 });
    const gone = { missing: 'Taken back by Ben on 1 Dec 2026' };
    const end = { by: BEN, at: T0 + 2 * HOUR };
    expect(
      await signOffs.revoke({ id: signOff.id, ...end }, gone),
    ).toBeUndefined();
    const revoked = await signOffs.revoke(
      // The clock of another process is behind.
      { id: later.signOff.id, by: BEN, at: T0 },
      gone,
    );
    expect(revoked).toMatchObject({
      signOff: { revokedBy: BEN, revokedAt: T0 },
      written: { changed: [{ entityRef: LEDGER, facts: ['audit/passed'] }] },
    });
    expect(await fact()).toMatchObject({ m: gone.missing });
    expect(await fact('rated')).toMatchObject({ v: 'A' });
    expect(
      await facts.readChanges({ entityRef: LEDGER, limit: 9 }),
    ).toMatchObject([{ from: { v: true }, to: { m: gone.missing } }]);
    const { seq } = await feed.readPosition();
    expect(await collect(feed.readFacts(seq - 1))).toMatchObject([
      { providerId: 'audit', seq },
    ]);

    const list = await signOffs.list({ entityRef: LEDGER, limit: 9 });
    expect(list.map(one => one.fact).sort()).toEqual([
      'audit/passed',
      'audit/passed',
      'audit/rated',
    ]);
    expect(list[0].id).toBe(later.signOff.id);
    expect(await signOffs.list({ entityRef: LEDGER, limit: 1 })).toHaveLength(
      1,
    );
    expect(await signOffs.list({ entityRef: RATES, limit: 9 })).toEqual([]);
  });

  it('ends those whose time is over, once', async () => {
    const { signOffs, sign, fact } = await setup();
    await sign({ fact: 'audit/rated', until: T0 + 2 * DAY });
    const { signOff } = await sign({ until: T0 + DAY });
    const due = (at: number) => signOffs.listDue({ at, limit: 9 });
    expect(await due(T0 + DAY - 1)).toEqual([]);
    expect(await due(T0 + DAY)).toEqual([signOff]);
    expect(await due(T0 + 2 * DAY)).toHaveLength(2);
    const end = () =>
      signOffs.end(
        { id: signOff.id, at: T0 + DAY },
        { missing: 'The sign-off ended' },
      );
    const both = await Promise.all([end(), end()]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await due(T0 + DAY)).toEqual([]);
    expect(await fact()).toEqual({
      m: 'The sign-off ended',
      o: T0 + DAY,
      s: T0 + DAY,
    });
  });

  it('ends what was over while its entity was gone once that is back', async () => {
    const { signOffs, sign, fact, entities, head } = await setup();
    const { signOff } = await sign({ until: T0 + DAY });
    await entities.remove([LEDGER], T0 + HOUR);
    const due = () => signOffs.listDue({ at: T0 + DAY, limit: 9 });
    expect(await due()).toEqual([]);
    await entities.upsert([head(LEDGER)]);
    expect(await fact()).toMatchObject({ v: true });
    expect(await due()).toEqual([signOff]);
    await signOffs.end({ id: signOff.id, at: T0 + DAY }, { missing: 'Over' });
    expect(await fact()).toMatchObject({ m: 'Over' });
  });

  it('keeps the first time that a team has read a version', async () => {
    const { acknowledgements } = await openStores(createDatabase);
    const read = {
      standardId: 'on-call',
      version: 2,
      teamRef: TEAM,
      acknowledgedBy: ANA,
      acknowledgedAt: T0,
    };
    expect(await acknowledgements.add(read)).toBe(true);
    expect(await acknowledgements.add({ ...read, acknowledgedBy: BEN })).toBe(
      false,
    );
    const later = { ...read, version: 3 };
    const other = { ...read, standardId: 'builds', teamRef: 'group:default/x' };
    await acknowledgements.add(later);
    await acknowledgements.add(other);
    expect(await acknowledgements.list({})).toEqual([other, read, later]);
    expect(await acknowledgements.list({ standardId: 'on-call' })).toEqual([
      read,
      later,
    ]);
    expect(
      await acknowledgements.list({ teamRefs: ['group:default/x'] }),
    ).toEqual([other]);
  });

  it('keeps of tokens what they may, and when they were used', async () => {
    const { tokens } = await openStores(createDatabase);
    const token = {
      providerId: 'ci',
      title: 'CI of ledger',
      scope: { entityRefs: [LEDGER] },
      createdBy: ANA,
      createdAt: T0,
    };
    const made = await tokens.create({ ...token, hash: 'h1' });
    const other = await tokens.create({
      ...token,
      hash: 'h2',
      createdAt: T0 + 1,
      expiresAt: T0 + DAY,
    });
    expect(made).toEqual({ ...token, id: made.id });
    expect(await tokens.findByHash('h1')).toEqual(made);
    expect(await tokens.findByHash('h2')).toMatchObject({
      expiresAt: T0 + DAY,
    });
    expect(await tokens.findByHash('h3')).toBeUndefined();
    expect(await tokens.list()).toEqual([other, made]);
    expect(JSON.stringify(await tokens.list())).not.toContain('h1');
    const used = async (at: number) => {
      await tokens.setUsed((await tokens.findByHash('h1'))!, at);
      return (await tokens.findByHash('h1'))?.lastUsedAt;
    };
    expect(await used(T0)).toBe(T0);
    expect(await used(T0 + HOUR - 1)).toBe(T0);
    expect(await used(T0 + HOUR)).toBe(T0 + HOUR);
    expect(await tokens.revoke(made.id, T0 + DAY)).toBe(true);
    expect(await tokens.revoke(made.id, T0 + 2 * DAY)).toBe(false);
    expect(await tokens.findByHash('h1')).toMatchObject({
      revokedAt: T0 + DAY,
    });
    await expect(tokens.create({ ...token, hash: 'h1' })).rejects.toMatchObject(
      {
        message: expect.stringMatching(/unique/i),
      },
    );
  });
});
