import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { keptTransfer, noor, tomas } from './__testUtils__/keptTransfer';
import { DatabaseConfirmationStore } from './database/DatabaseConfirmationStore';
import { DatabaseDigestStore } from '@internal/backend-kit';
import { DatabaseFindingStore } from './database/DatabaseFindingStore';
import { DatabaseOwnershipStore } from './database/DatabaseOwnershipStore';
import { DatabaseRenameStore } from './database/DatabaseRenameStore';
import { DatabaseRoleStore } from './database/DatabaseRoleStore';
import { DatabaseTransferStore } from './database/DatabaseTransferStore';
import { openDatabase } from './database/openDatabase';
import { Register } from './service/Register';

const old = 'component:default/rates';
const young = 'component:default/fx-rates';
const day = (date: number) => new Date(Date.UTC(2026, 10, date));

describe('renames', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const confirmations = new DatabaseConfirmationStore(db);
      const transfers = new DatabaseTransferStore(db);
      const roles = new DatabaseRoleStore(db);
      const findings = new DatabaseFindingStore(db);
      const store = new DatabaseRenameStore(db);
      const register = new Register({ store: new DatabaseOwnershipStore(db) });
      await register.current();
      return {
        ...{ db, register },
        confirm: (entityRef: string, ownerRef: string, confirmedAt: Date) =>
          confirmations.confirm({
            id: `${entityRef}-${ownerRef}`,
            items: [{ entityRef, ownerRef }],
            confirmedAt,
            confirmedBy: noor,
          }),
        propose: (id: string, entityRef: string, proposedAt: Date) =>
          transfers.propose({
            transfers: [keptTransfer({ id, entityRef, proposedAt })],
            replaced: [],
          }),
        setRole: (entityRef: string, value: string) =>
          roles.setRole({
            entityRef,
            role: 'tech-lead',
            value,
            setBy: noor,
            setAt: day(1),
          }),
        find: (entityRef: string, code: string, now: Date) =>
          findings.changeFindings({
            appeared: [{ entityRef, code }],
            gone: [],
            now,
          }),
        rename: (fromRef: string, toRef: string) =>
          store.rename({ fromRef, toRef, actorRef: tomas, now: day(9) }),
      };
    }

    it.each([
      ['the one moved', 3, 2, 'group:default/ledger'],
      ['the one that was there', 2, 3, 'group:default/fraud'],
    ])(
      'keeps the newer of two confirmations: %s',
      async (_, moved, there, ownerRef) => {
        const { confirm, rename, register } = await setup();
        await confirm(old, 'group:default/ledger', day(moved));
        await confirm(young, 'group:default/fraud', day(there));
        await register.current();
        await rename(old, young);
        const { confirmations } = await register.current();
        expect([...confirmations.values()]).toEqual([
          expect.objectContaining({ entityRef: young, ownerRef }),
        ]);
      },
    );

    it.each([
      [2, 3, 'b'],
      [3, 2, 'a'],
    ])('ends the older of two open transfers', async (first, second, open) => {
      const { propose, rename, register, db } = await setup();
      await propose('a', old, day(first));
      await propose('b', young, day(second));
      await register.current();
      await rename(old, young);
      const { transfers } = await register.current();
      expect([...transfers].map(([ref, [{ id }]]) => [ref, id])).toEqual([
        [young, open],
      ]);
      const closed = await db('transfers').whereNull('open_key');
      expect(closed).toEqual([
        expect.objectContaining({
          entity_ref: young,
          status: 'superseded',
          closed_at: expect.anything(),
        }),
      ]);
      expect(
        await db('ownership_changes').where({ change: 'transfer-superseded' }),
      ).toHaveLength(1);
    });

    it('leaves a role that is set, and dates a finding by the older one', async () => {
      const { setRole, find, rename, register } = await setup();
      await setRole(old, noor);
      await setRole(young, tomas);
      await find(old, 'missing', day(1));
      await find(young, 'missing', day(2));
      await find(old, 'person', day(3));
      await register.current();
      await rename(old, young);
      const { roles, foundAt } = await register.current();
      expect(roles.get(young)).toEqual([
        expect.objectContaining({ value: tomas }),
      ]);
      expect(Object.fromEntries(foundAt.get(young)!)).toEqual({
        missing: day(1).getTime(),
        person: day(3).getTime(),
      });
      expect(roles.get(old) ?? []).toEqual([]);
      expect([...(foundAt.get(old) ?? [])]).toEqual([]);
    });

    it.each([noor, 'noor-haddad', 'User:Noor-Haddad'])(
      'moves a person who fills a role, written as %s',
      async value => {
        const { setRole, rename, register } = await setup();
        await setRole(old, value);
        await setRole(young, 'user:default/not-noor-haddad');
        await register.current();
        await rename(noor, 'user:default/noor-ali');
        const { roles } = await register.current();
        const valueOf = (ref: string) => roles.get(ref)![0].value;
        expect(valueOf(old)).toBe('user:default/noor-ali');
        expect(valueOf(young)).toBe('user:default/not-noor-haddad');
      },
    );

    it.each([
      ['2026-W45', '2026-W46'],
      ['2026-W46', '2026-W45'],
      ['2026-W46', undefined],
    ])(
      'reminds a team no second time: %s, %s',
      async (moved: string, there?: string) => {
        const { db, rename } = await setup();
        const digests = new DatabaseDigestStore(db);
        const claim = (ownerRef: string, week: string) =>
          digests.claim({ ownerRef, week, now: day(9) });
        await claim('group:default/fraud', moved);
        if (there) await claim('group:default/ledger', there);
        await rename('group:default/fraud', 'group:default/ledger');
        expect(await db('digests')).toEqual([
          expect.objectContaining({
            owner_ref: 'group:default/ledger',
            week: '2026-W46',
          }),
        ]);
      },
    );
  });
});
