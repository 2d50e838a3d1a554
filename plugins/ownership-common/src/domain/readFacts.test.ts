import * as fc from 'fast-check';
import type { Entity } from '@backstage/catalog-model';
import { defaultOwnershipKeys, type OwnershipKeys } from '../annotations';
import { readEntityFacts, readGroupFacts, readUserFacts } from './readFacts';

const keys = defaultOwnershipKeys;

function component(
  metadata: Partial<Entity['metadata']> = {},
  spec: Record<string, unknown> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'router', ...metadata },
    spec: spec as Entity['spec'],
  };
}

describe('readEntityFacts', () => {
  it('takes the first key that is not empty', () => {
    const { channels, tier } = readEntityFacts(
      component({
        annotations: {
          'callboard.dev/slack-channel': '',
          'slack.com/channel': '#router',
          'callboard.dev/contact-email': 'router@example.com',
        },
        labels: { tier: '3' },
        tags: ['tier-4'],
      }),
      keys,
    );
    expect(channels).toEqual([
      { kind: 'chat', label: '#router', from: 'component:default/router' },
      {
        kind: 'email',
        label: 'router@example.com',
        href: 'mailto:router@example.com',
        from: 'component:default/router',
      },
    ]);
    expect(tier).toEqual({ value: '3', written: '3', source: 'tier' });
  });

  it('reads configured keys, tier values and the address of a chat channel', () => {
    const own: OwnershipKeys = {
      ...keys,
      chat: ['acme.com/room'],
      chatUrl: 'https://chat.example.com/rooms/{channel}',
      tier: {
        ...keys.tier,
        annotations: ['acme.com/class'],
        values: { Gold: '1' },
      },
    };
    const facts = readEntityFacts(
      component({
        annotations: { 'acme.com/room': '#pay ops', 'acme.com/class': 'gold' },
      }),
      own,
    );
    expect(facts.channels[0].href).toBe(
      'https://chat.example.com/rooms/pay%20ops',
    );
    expect(facts.tier).toEqual({
      value: '1',
      written: 'gold',
      source: 'acme.com/class',
    });
  });

  it('replaces what no address and no database takes', () => {
    const { channels, title } = readEntityFacts(
      component({
        title: `${'x'.repeat(199)}😀`,
        annotations: {
          'callboard.dev/slack-channel': '#a\ud800b\0',
          'callboard.dev/contact-email': `${'y'.repeat(199)}😀`,
        },
      }),
      { ...keys, chatUrl: 'https://chat.example.com/{channel}' },
    );
    expect(title).toBe(`${'x'.repeat(199)}\uFFFD`);
    expect(channels[0].label).toBe('#a\uFFFDb\uFFFD');
    expect(channels[1].label).toBe(`${'y'.repeat(199)}\uFFFD`);
  });

  it.each([
    [42, 'a number'],
    [['ledger'], 'a list'],
    [{ team: 'ledger' }, 'an object'],
  ])('keeps an owner that is %p as %s', (owner, kind) => {
    expect(readEntityFacts(component({}, { owner }), keys)).toMatchObject({
      writtenOwner: JSON.stringify(owner),
      ownerProblem: `it is ${kind}, not a text`,
    });
  });

  it.each([
    [{ system: 'ledger' }, 'system:default/ledger'],
    [{ system: 'system:pay/ledger' }, 'system:pay/ledger'],
    [{ domain: 'payments' }, 'domain:default/payments'],
    [{ subdomainOf: 'payments' }, 'domain:default/payments'],
    [{ system: '', domain: 'payments' }, 'domain:default/payments'],
    [{ system: ['odd'] }, undefined],
    [{ system: 'component:ledger' }, undefined],
  ])('finds what %p is part of', (spec, partOf) => {
    expect(readEntityFacts(component({}, spec), keys).partOf).toBe(partOf);
  });

  it('keeps only chat links of a service, and no address a browser should not open', () => {
    const { channels } = readEntityFacts(
      component({
        links: [
          { url: 'https://grafana.example.com/d/1', title: 'Dashboard' },
          { url: 'https://acme.slack.com/archives/C1', title: 'Chat' },
          { url: 'https://evilslack.com/x', title: 'Not chat' },
          { url: 'data:text/html,//slack.com', title: 'Bad' },
        ],
      }),
      keys,
    );
    expect(channels.map(({ label }) => label)).toEqual(['Chat']);
  });

  it('never throws, whatever the descriptor holds', () => {
    const odd = fc.anything({ withNullPrototype: false });
    fc.assert(
      fc.property(odd, odd, odd, odd, odd, odd, (a, b, c, d, e, f) => {
        const entity = {
          kind: 'Group',
          metadata: { name: 'x', annotations: a, links: b, labels: c, tags: d },
          spec: e,
          relations: [],
        } as unknown as Entity;
        expect([
          readEntityFacts(entity, keys).entityRef,
          readGroupFacts(entity, keys).entityRef,
          readUserFacts({ ...entity, spec: { profile: f } } as Entity)
            .entityRef,
        ]).toEqual(Array(3).fill('group:default/x'));
      }),
      { numRuns: 500 },
    );
  });
});

describe('readGroupFacts', () => {
  it('takes members and parents from relations, leads from the annotation', () => {
    const facts = readGroupFacts(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          name: 'Ledger',
          annotations: { 'callboard.dev/lead': 'user:default/Ana, chen' },
        },
        spec: {
          type: 'team',
          profile: { displayName: 'Ledger team', email: 'null' },
        },
        relations: [
          { type: 'hasMember', targetRef: 'user:default/chen' },
          { type: 'hasMember', targetRef: 'user:default/ana' },
          { type: 'hasMember', targetRef: 'user:default/ana' },
          { type: 'childOf', targetRef: 'group:default/payments' },
          { type: 'ownerOf', targetRef: 'component:default/router' },
        ],
      },
      keys,
    );
    expect(facts).toEqual({
      entityRef: 'group:default/ledger',
      title: 'Ledger team',
      type: 'team',
      channels: [],
      leads: ['user:default/ana', 'user:default/chen'],
      members: ['user:default/ana', 'user:default/chen'],
      parents: ['group:default/payments'],
    });
  });
});
