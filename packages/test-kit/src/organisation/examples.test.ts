import { readFileSync } from 'fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { exampleDocuments, exampleOrganisation } from './exampleOrganisation';
import { validateEntity } from './validateEntity';

const documents = exampleDocuments();
const entities = exampleOrganisation();
const byRef = new Map(entities.map(e => [stringifyEntityRef(e), e]));
const readme = readFileSync(
  resolvePackagePath('@internal/test-kit', '../../examples/README.md'),
  'utf8',
);

const all = (kind: string, type?: string) =>
  entities.filter(e => e.kind === kind && (!type || e.spec?.type === type));
const targets = (ref: string, relation: string) =>
  byRef
    .get(ref)!
    .relations!.filter(r => r.type === relation)
    .map(r => r.targetRef);
const owner = (ref: string) => byRef.get(ref)!.spec!.owner as string;
const emails = () =>
  [...all('User'), ...all('Group')].map(
    e => (e.spec?.profile as { email?: string }).email,
  );
const knownMembers = (ref: string) =>
  targets(ref, 'hasMember').filter(member => byRef.has(member));
const annotations = (entity: Entity) => entity.metadata.annotations ?? {};

describe('the sample organisation', () => {
  it('passes the checks of the catalog', async () => {
    const refusals: string[] = [];
    for (const document of documents) {
      await validateEntity(document).catch(error =>
        refusals.push(`${stringifyEntityRef(document)}: ${error}`),
      );
    }
    expect(refusals).toEqual([]);
  });

  it('uses each reference once', () => {
    expect(byRef.size).toBe(documents.length);
  });

  it('has the size it promises', () => {
    expect(all('Domain')).toHaveLength(3);
    expect(all('System')).toHaveLength(8);
    expect(all('Component', 'service')).toHaveLength(40);
    expect(all('User')).toHaveLength(60);
    expect(all('Group', 'organization')).toHaveLength(1);
    expect(all('Group', 'department')).toHaveLength(3);
    expect(all('Group', 'team')).toHaveLength(12);
    for (const team of all('Group', 'team')) {
      const [parent] = targets(stringifyEntityRef(team), 'childOf');
      expect(byRef.get(parent)?.spec?.type).toBe('department');
    }
  });

  it('spreads people over time zones that exist', () => {
    const zones = all('User').flatMap(
      user => annotations(user)['callboard.dev/time-zone'] ?? [],
    );
    for (const timeZone of zones) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    }
    expect(zones).toHaveLength(59);
    expect(new Set(zones).size).toBeGreaterThan(25);
  });

  it('holds the people the demo signs in', () => {
    const groups = (name: string) =>
      targets(`user:default/${name}`, 'memberOf');
    expect(groups('noor-haddad')).toEqual(['group:default/ledger']);
    expect(groups('tomas-lindqvist')).toEqual(['group:default/ledger']);
    expect(groups('ines-moreau')).toEqual(['group:default/platform-admins']);
    expect(groups('piet-vos')).toEqual(['group:default/contractors']);
    expect(targets('group:default/contractors', 'ownerOf')).toEqual([]);
    expect(annotations(byRef.get('group:default/ledger')!)).toMatchObject({
      'callboard.dev/lead': 'user:default/tomas-lindqvist',
      'callboard.dev/slack-channel': '#ledger',
    });
    expect(owner('component:default/payment-router')).toBe('payments-core');
    expect(owner('component:default/ledger-api')).toBe('ledger');
  });

  it('lets each lead be a member of the group', () => {
    const strangers = all('Group').filter(group => {
      const lead = annotations(group)['callboard.dev/lead'];
      const members = targets(stringifyEntityRef(group), 'hasMember');
      return lead !== undefined && !members.includes(lead);
    });
    expect(strangers).toEqual([]);
    expect(targets('group:default/ledger', 'hasMember')).toHaveLength(6);
  });

  it('restricts project Heron and nothing else', () => {
    const restricted = entities.filter(
      e => e.metadata.labels?.['callboard.dev/visibility'] === 'restricted',
    );
    expect(restricted.map(stringifyEntityRef).sort()).toEqual([
      'api:default/heron-api',
      'component:default/heron-gateway',
      'component:default/heron-vault',
      'group:default/heron-team',
      'system:default/project-heron',
    ]);
    for (const entity of restricted.filter(e => e.kind !== 'Group')) {
      expect(entity.spec?.owner).toBe('group:default/heron-team');
    }
    expect(targets('group:default/heron-team', 'hasMember')).toEqual([
      'user:default/elena-marchetti',
      'user:default/yuki-tanabe',
    ]);
  });

  it('carries the keys that other tools read', () => {
    const count = (key: string) =>
      all('Component').filter(component => annotations(component)[key]).length;
    const components = all('Component').length;
    expect(count('github.com/project-slug')).toBe(components - 1);
    expect(count('callboard.dev/tier')).toBeGreaterThan(components * 0.7);
    expect(count('jenkins.io/job-full-name')).toBeGreaterThan(15);
    expect(count('buildkite.com/project-slug')).toBeGreaterThan(15);
    expect(count('pagerduty.com/service-id')).toBeGreaterThan(10);
    expect(count('backstage.io/techdocs-ref')).toBeGreaterThan(15);
    expect(new Set(all('Component').map(c => c.spec?.lifecycle))).toEqual(
      new Set(['production', 'experimental', 'deprecated', 'Stable', 'beta']),
    );
  });

  it('names owners in every style', () => {
    const owners = new Set(entities.map(e => e.spec?.owner));
    for (const style of [
      'ledger',
      'group:ledger',
      'group:default/ledger',
      'default/ledger',
      'Payments-Core',
      'group:risk/fraud',
      'risk/fraud',
      'user:ben-okafor',
      'dana.roth@larkspur.example',
    ]) {
      expect(owners).toContain(style);
      expect(readme).toContain(`| \`${style}\``);
    }
  });
});

/** Every flaw of examples/README.md, by reference, with what makes it one. */
const flaws: Record<string, () => boolean> = {
  'component:default/payout-batch': () =>
    owner('component:default/payout-batch').trim() === '' &&
    owner('system:default/settlement') === 'settlement' &&
    targets('component:default/payout-batch', 'partOf')[0] ===
      'system:default/settlement',
  'component:default/legacy-soap': () =>
    owner('component:default/legacy-soap').trim() === '' &&
    targets('component:default/legacy-soap', 'partOf').length === 0,
  'component:default/fx-rates': () =>
    owner('component:default/fx-rates') === 'group:tresury' &&
    !byRef.has('group:default/tresury') &&
    byRef.has('group:default/treasury'),
  'component:default/chargeback-intake': () =>
    emails().includes(owner('component:default/chargeback-intake')),
  'component:default/dunning-letters': () =>
    /.@./.test(owner('component:default/dunning-letters')) &&
    !emails().includes(owner('component:default/dunning-letters')),
  'component:default/iban-checker': () =>
    byRef.has(targets('component:default/iban-checker', 'ownedBy')[0]) &&
    parseEntityRef(owner('component:default/iban-checker')).kind === 'user',
  'component:default/price-scraper': () =>
    targets('component:default/price-scraper', 'ownedBy')[0] ===
      'user:default/erik-lund' && !byRef.has('user:default/erik-lund'),
  'component:default/card-printer': () =>
    targets('component:default/card-printer', 'ownedBy')[0] ===
    'group:default/legacy-maintenance',
  'group:default/legacy-maintenance': () =>
    targets('group:default/legacy-maintenance', 'hasMember').length === 0,
  'group:default/treasury': () =>
    knownMembers('group:default/treasury').length === 1,
  'group:default/reporting': () => {
    const { spec, metadata } = byRef.get('group:default/reporting')!;
    return (
      !('email' in (spec!.profile as object)) &&
      !metadata.annotations?.['callboard.dev/slack-channel'] &&
      !metadata.links
    );
  },
  'group:default/settlement': () =>
    targets('group:default/settlement', 'hasMember').length === 7 &&
    knownMembers('group:default/settlement').length === 5,
  'group:default/reliability-guild': () =>
    targets('group:default/reliability-guild', 'childOf')[0] ===
    'group:default/observability-guild',
  'group:default/observability-guild': () =>
    targets('group:default/observability-guild', 'childOf')[0] ===
      'group:default/reliability-guild' &&
    targets('group:default/observability-guild', 'ownerOf')[0] ===
      'component:default/retry-policies',
  'group:default/checkout': () =>
    targets('group:default/checkout', 'childOf').length === 2,
  'component:default/tax-rates': () =>
    !byRef.has(targets('component:default/tax-rates', 'partOf')[0]),
  'component:default/reconciliation': () =>
    annotations(byRef.get('component:default/reconciliation')!)[
      'pagerduty.com/service-id'
    ] === '',
  'user:default/lucia-ferro': () =>
    (byRef.get('user:default/lucia-ferro')!.spec!.memberOf as string[])
      .length === 0 &&
    targets('user:default/lucia-ferro', 'memberOf')[0] ===
      'group:default/settlement',
  'user:default/mei-ling-wu': () =>
    !('email' in (byRef.get('user:default/mei-ling-wu')!.spec!.profile as {})),
  'user:default/oskar-lund': () =>
    !annotations(byRef.get('user:default/oskar-lund')!)[
      'callboard.dev/time-zone'
    ],
  'api:default/ledger-api': () => byRef.has('component:default/ledger-api'),
};

describe('its flaws', () => {
  it.each(Object.entries(flaws))('%s', (ref, holds) => {
    expect(byRef.has(ref)).toBe(true);
    expect(holds()).toBe(true);
  });

  it('are the ones the README lists', () => {
    const [, section] = readme.split('## Flaws, on purpose');
    const listed = section
      .split('\n## ')[0]
      .split('\n')
      .flatMap(line => line.match(/^\| `([^`]+)`/)?.[1] ?? []);
    expect(listed.sort()).toEqual(Object.keys(flaws).sort());
  });

  it('are the only references to nothing', () => {
    const dangling = entities.flatMap(entity =>
      entity
        .relations!.filter(relation => !byRef.has(relation.targetRef))
        .map(relation => `${stringifyEntityRef(entity)} ${relation.targetRef}`),
    );
    expect(dangling.sort()).toEqual([
      'component:default/chargeback-intake group:default/dana.roth@larkspur.example',
      'component:default/dunning-letters group:default/collections@larkspur.example',
      'component:default/fx-rates group:default/tresury',
      'component:default/legacy-soap group:default/ ',
      'component:default/payout-batch group:default/ ',
      'component:default/price-scraper user:default/erik-lund',
      'component:default/tax-rates system:default/tax-and-duties',
      'group:default/settlement user:default/ext-lena-fischer',
      'group:default/settlement user:default/wouter-jansen',
    ]);
  });
});
