import type { EntityFacts, GroupFacts, UserFacts } from './facts';
import { createOrganisation } from './Organisation';
import { namesUnseenGroup, refsToCheck } from './refsToCheck';
import { inContext, resolveOwnership } from './resolveOwnership';

const group = (name: string, facts: Partial<GroupFacts> = {}): GroupFacts => ({
  entityRef: `group:default/${name}`,
  title: name,
  channels: [
    { kind: 'chat', label: `#${name}`, from: `group:default/${name}` },
  ],
  leads: [],
  members: [],
  parents: [],
  ...facts,
});
const user = (name: string, email?: string): UserFacts => ({
  entityRef: `user:default/${name}`,
  title: name,
  email,
});
const entity = (
  name: string,
  writtenOwner?: string,
  kind = 'component',
): EntityFacts => ({
  entityRef: `${kind}:default/${name}`,
  kind,
  namespace: 'default',
  title: name,
  writtenOwner,
  channels: [],
});

const members = ['user:default/ana', 'user:default/ben'];
const organisation = createOrganisation(
  [
    group('ledger', {
      members,
      leads: ['user:default/ben'],
      parents: ['group:default/payments'],
    }),
    group('payments', { parents: ['group:default/elsewhere'] }),
    group('solo', { members: ['user:default/ana'] }),
    group('quiet', {
      members,
      channels: [],
      parents: ['group:default/payments'],
    }),
    group('mute', { members, channels: [] }),
    group('empty'),
    group('ghosts', { members: ['user:default/gone'] }),
    group('a', { members, parents: ['group:default/b'] }),
    group('b', { parents: ['group:default/a'] }),
  ],
  [user('ana', 'Ana@example.com'), user('ben'), user('loner')],
);

const resolve = (
  written?: string,
  partOf: EntityFacts[] = [],
  sees: (ref: string) => boolean = () => true,
) =>
  resolveOwnership(
    { entity: entity('router', written), partOf },
    { organisation, sees, chatKey: 'callboard.dev/slack-channel' },
  );
const codes = (written?: string) =>
  resolve(written).findings.map(({ code }) => code);

describe('resolveOwnership', () => {
  it('answers with the team, its lead first, its channels and the teams above', () => {
    expect(resolve('ledger')).toEqual({
      entityRef: 'component:default/router',
      title: 'router',
      state: 'owned',
      writtenOwner: 'ledger',
      owner: {
        entityRef: 'group:default/ledger',
        kind: 'group',
        title: 'ledger',
      },
      people: [
        { entityRef: 'user:default/ben', title: 'ben', lead: true },
        {
          entityRef: 'user:default/ana',
          title: 'ana',
          email: 'Ana@example.com',
          lead: false,
        },
      ],
      peopleCount: 2,
      roles: [],
      channels: [
        { kind: 'chat', label: '#ledger', from: 'group:default/ledger' },
      ],
      ancestors: [{ entityRef: 'group:default/payments', title: 'payments' }],
      findings: [],
    });
  });

  it.each([
    [undefined, 'missing', ['missing']],
    ['Team A', 'unparsable', ['unparsable']],
    ['component:router', 'unparsable', ['kind-not-owner']],
    ['nobody-knows', 'not-in-catalog', ['group-not-in-catalog']],
    ['user:gone', 'not-in-catalog', ['user-not-in-catalog']],
    ['x@example.com', 'email', ['email']],
    ['ana@example.com', 'email', ['email-of-user']],
    ['user:ana', 'person', ['person']],
    ['empty', 'no-members', ['no-members']],
    ['ghosts', 'no-members', ['members-not-in-catalog']],
    ['solo', 'owned', ['team-of-one']],
    ['quiet', 'owned', ['no-channel']],
    ['payments', 'owned', ['members-in-sub-teams']],
    ['a', 'owned', ['parent-cycle']],
  ])('tells owner %p as %p with %p', (written, state, expected) => {
    expect(resolve(written).state).toBe(state);
    expect(codes(written)).toEqual(expected);
  });

  it('gives each finding a reason and a fix without holes', () => {
    const owners = [
      undefined,
      'Team A',
      'ledgr',
      'user:ana',
      'solo',
      'a',
      'mute',
    ];
    for (const found of owners.flatMap(owner => resolve(owner).findings)) {
      expect(`${found.reason} ${found.fix}`).not.toMatch(/\{\{|undefined/);
      expect(found.fix.length).toBeGreaterThan(10);
    }
    expect(resolve('ledgr').findings[0].fix).toContain('group:default/ledger');
    expect(resolve('a').findings[0].reason).toContain('a → b → a');
    expect(resolve('user:ana').findings[0].fix).toContain(
      'group:default/ledger',
    );
  });

  it('borrows the channels of the nearest parent that has any, and says that its own are missing', () => {
    expect(resolve('quiet').channels).toEqual([
      { kind: 'chat', label: '#payments', from: 'group:default/payments' },
    ]);
    expect(resolve('mute').channels).toEqual([]);
  });

  it('inherits the owner from the system, else from its domain, and marks it', () => {
    const system = entity('pay', undefined, 'system');
    const domain = entity('money', 'ledger', 'domain');
    expect(resolve(undefined, [system, domain])).toMatchObject({
      state: 'owned',
      writtenOwner: 'ledger',
      inheritedFrom: { entityRef: 'domain:default/money', title: 'money' },
    });
    expect(resolve('Team A', [domain]).state).toBe('unparsable');
  });

  it('treats what the caller does not see as though it did not exist', () => {
    const without = (hidden: string) => (ref: string) => ref !== hidden;
    const hiddenTeam = resolve('ledger', [], without('group:default/ledger'));
    const noTeam = resolve('ledgerx', [], without('group:default/ledger'));
    expect(hiddenTeam).toMatchObject({
      state: 'not-in-catalog',
      people: [],
      channels: [],
    });
    expect(Object.keys(hiddenTeam)).toEqual(Object.keys(noTeam));
    expect(JSON.stringify(noTeam)).not.toMatch(/group:default\/ledger\b/);

    const hiddenPerson = resolve('ledger', [], without('user:default/ben'));
    expect(hiddenPerson.people.map(({ title }) => title)).toEqual(['ana']);
    expect(hiddenPerson.peopleCount).toBe(1);

    const domain = entity('money', 'ledger', 'domain');
    expect(
      resolve(undefined, [domain], without('domain:default/money')).state,
    ).toBe('missing');
    expect(
      resolve('ledger', [], without('group:default/payments')).ancestors,
    ).toEqual([]);
  });

  it('asks beforehand about every reference that the answer can name', () => {
    const owners = [undefined, 'ledger', 'payments', 'user:ana', 'a'];
    const system = entity('pay', 'ledger', 'system');
    for (const owner of owners) {
      const context = { entity: entity('router', owner), partOf: [system] };
      const checked = refsToCheck([context], organisation);
      const answer = JSON.stringify(
        resolveOwnership(context, {
          organisation,
          sees: () => true,
          chatKey: 'k',
        }),
      );
      const refs = answer.match(/(group|user|system):default\/\w+/g) ?? [];
      const known = refs.filter(
        ref =>
          organisation.groups.has(ref) ||
          organisation.users.has(ref) ||
          ref === system.entityRef,
      );
      for (const ref of known) expect(checked).toContain(ref);
    }
  });
});

it('checks all groups for a hidden owner just as for one that does not exist', () => {
  const unseen = (owner: string, sees: (ref: string) => boolean) =>
    namesUnseenGroup([{ entity: entity('router', owner), partOf: [] }], {
      organisation,
      sees,
      chatKey: 'k',
    });
  expect(unseen('ledger', () => true)).toBe(false);
  expect(unseen('ledger', ref => ref !== 'group:default/ledger')).toBe(true);
  expect(unseen('nobody', () => true)).toBe(true);
  expect(unseen('user:nobody', () => true)).toBe(false);
});

it('names each channel once, and puts no further fields into a mail', () => {
  const own = { kind: 'chat', label: '#ledger', from: 'x' } as const;
  const { channels } = resolveOwnership(
    {
      entity: { ...entity('router', 'ledger'), channels: [own] },
      partOf: [],
    },
    { organisation, sees: () => true, chatKey: 'k' },
  );
  expect(channels).toEqual([own]);
  expect(resolve('team?bcc=x@example.com').channels[0].href).toBe(
    'mailto:team%3Fbcc%3Dx@example.com',
  );
});

describe('inContext', () => {
  const part = (name: string, kind: string, partOf?: string) => ({
    ...entity(name, undefined, kind),
    partOf,
  });
  const systems = createOrganisation(
    [],
    [],
    [
      part('deep', 'system', 'domain:default/cash'),
      part('cash', 'domain', 'domain:default/money'),
      part('money', 'domain', 'domain:default/cash'),
      part('lost', 'system', 'domain:default/elsewhere'),
    ],
  );
  it.each([
    [
      'system:default/deep',
      ['system:default/deep', 'domain:default/cash', 'domain:default/money'],
    ],
    ['system:default/lost', ['system:default/lost']],
    ['system:default/elsewhere', []],
    [undefined, []],
  ])(
    'finds what a part of %s is part of, nearest first, each once',
    (partOf, expected) => {
      const { partOf: found } = inContext(
        part('x', 'component', partOf),
        systems,
      );
      expect(found.map(({ entityRef }) => entityRef)).toEqual(expected);
    },
  );
  it('ends when domains are part of each other', () => {
    const { partOf } = inContext(
      systems.systems.get('domain:default/money')!,
      systems,
    );
    expect(partOf.map(({ entityRef }) => entityRef)).toEqual([
      'domain:default/cash',
    ]);
  });
});
