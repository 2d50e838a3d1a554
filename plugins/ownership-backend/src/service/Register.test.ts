import { keptTransfer, noor } from '../__testUtils__/keptTransfer';
import type { RegisterDelta } from '../database/RegisterStore';
import { Register } from './Register';

const ref = 'component:default/rates';
const role = {
  entityRef: ref,
  role: 'tech-lead' as const,
  value: noor,
  setBy: noor,
  setAt: new Date(0),
};
const finding = { entityRef: ref, code: 'missing', foundAt: new Date(0) };
const confirmation = {
  entityRef: ref,
  ownerRef: 'group:default/ledger',
  confirmedAt: new Date(0),
  confirmedBy: noor,
};
const rows = [ref, 'group:default/ledger', noor].map(entityRef => ({
  entity_ref: entityRef,
  kind: entityRef.split(':')[0],
  facts_json: JSON.stringify({
    entityRef,
    kind: entityRef.split(':')[0],
    members: [],
    parents: [],
    memberOf: [],
  }),
}));

/** A register of a store that hands out one delta after the other. */
function setup() {
  const deltas: Partial<RegisterDelta>[] = [{}];
  async function* entities(delta: Partial<RegisterDelta>) {
    if (delta === deltas[0]) yield rows;
  }
  const register = new Register({
    store: {
      getFollowState: async () => ({ revision: deltas.length }),
      readSince: async () => {
        const delta = deltas.at(-1)!;
        return {
          removals: [],
          confirmations: [],
          transfers: [],
          roles: [],
          findings: [],
          ...delta,
          entities: entities(delta),
        };
      },
    },
  });
  return {
    register,
    change: (delta: Partial<RegisterDelta>) => {
      deltas.push(delta);
      return register.current();
    },
  };
}

describe('Register', () => {
  it.each<[string, Partial<RegisterDelta>]>([
    ['confirmations', { confirmations: [confirmation] }],
    ['roles', { roles: [role] }],
    ['foundAt', { findings: [finding] }],
    ['transfers', { transfers: [keptTransfer()] }],
  ])(
    'copies of its maps only %s when only these change',
    async (name, delta) => {
      const { register, change } = setup();
      const before = await register.current();
      const after = await change(delta);
      const keys = Object.keys(before) as (keyof typeof before)[];
      expect(keys.filter(key => before[key] !== after[key])).toEqual([name]);
      expect((before as any)[name].size).toBe(0);
      expect((after as any)[name].size).toBe(1);
    },
  );

  it('keeps nothing of an entity whose last role and finding are gone', async () => {
    const { change } = setup();
    await change({ roles: [role], findings: [finding] });
    const { roles, foundAt } = await change({
      removals: [
        { kind: 'role', key: `${ref}#tech-lead` },
        { kind: 'finding', key: `${ref}#missing` },
        { kind: 'role', key: 'component:default/other#tech-lead' },
      ],
    });
    expect([...roles.keys(), ...foundAt.keys()]).toEqual([]);
  });
});
