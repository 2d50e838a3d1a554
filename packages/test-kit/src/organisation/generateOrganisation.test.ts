import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { generateOrganisation } from './generateOrganisation';
import { pick, seededRandom } from './random';
import { validateEntity } from './validateEntity';

const sizes = { engineers: 900, teams: 80 };
const entities = generateOrganisation({ seed: 1, ...sizes, services: 3000 });
const byRef = new Map(entities.map(e => [stringifyEntityRef(e), e]));
const ofKind = (kind: string, type?: string) =>
  entities.filter(e => e.kind === kind && (!type || e.spec?.type === type));
const targets = (entity: Entity, type: string) =>
  entity.relations!.flatMap(r => (r.type === type ? [r.targetRef] : []));

describe('generateOrganisation', () => {
  it('gives the same for the same seed and something else for another', () => {
    const small = { engineers: 20, teams: 5, services: 30 };
    const once = generateOrganisation({ seed: 7, ...small });
    expect(generateOrganisation({ seed: 7, ...small })).toEqual(once);
    expect(generateOrganisation({ seed: 8, ...small })).not.toEqual(once);
  });

  it('has the sizes asked for, each reference once', () => {
    expect(ofKind('User')).toHaveLength(900);
    expect(ofKind('Group', 'team')).toHaveLength(80);
    expect(ofKind('Component', 'service')).toHaveLength(3000);
    expect(ofKind('System')).toHaveLength(250);
    expect(ofKind('Domain')).toHaveLength(21);
    expect(ofKind('API')).toHaveLength(210);
    expect(ofKind('Resource')).toHaveLength(150);
    expect(byRef.size).toBe(entities.length);
  });

  it('has teams four levels deep under one company', () => {
    for (const team of ofKind('Group', 'team')) {
      const levels: unknown[] = [];
      for (
        let group: Entity | undefined = team;
        group;
        group = byRef.get(targets(group, 'childOf')[0])
      ) {
        levels.push(group.spec?.type);
      }
      expect(levels).toEqual(['team', 'area', 'department', 'organization']);
    }
  });

  it('has teams of many, of one and of nobody', () => {
    const members = ofKind('Group', 'team').map(
      team => targets(team, 'hasMember').length,
    );
    expect(members.filter(count => count === 0)).toHaveLength(2);
    expect(members.filter(count => count === 1)).toHaveLength(2);
    expect(Math.max(...members)).toBeGreaterThan(10);
  });

  it('would be taken by the catalog', async () => {
    const random = seededRandom(2);
    const refusals: string[] = [];
    for (let i = 0; i < 500; i++) {
      const entity = pick(random, entities);
      await validateEntity(entity).catch(error =>
        refusals.push(`${stringifyEntityRef(entity)}: ${error}`),
      );
    }
    expect(refusals).toEqual([]);
  });

  it('names owners as real catalogs do, a twentieth flawed in each way', () => {
    const services = ofKind('Component', 'service');
    const share = (holds: (owner: string, ref: string) => boolean) =>
      services.filter(s =>
        holds(s.spec!.owner as string, targets(s, 'ownedBy')[0]),
      ).length / services.length;
    const isTeam = (ref: string) => ref.startsWith('group:') && byRef.has(ref);

    expect(share(owner => owner.trim() === '')).toBeCloseTo(0.05, 1.5);
    expect(share(owner => owner.includes('@'))).toBeCloseTo(0.05, 1.5);
    expect(share(owner => owner.startsWith('user:'))).toBeCloseTo(0.05, 1.5);
    expect(
      share(
        (owner, ref) =>
          owner.trim() !== '' &&
          !owner.includes('@') &&
          !ref.startsWith('user:') &&
          !byRef.has(ref),
      ),
    ).toBeCloseTo(0.05, 1.5);
    expect(share((_, ref) => isTeam(ref))).toBeCloseTo(0.8, 1.5);
    expect(share((_, ref) => ref.startsWith('group:labs/'))).toBeGreaterThan(
      0.02,
    );
    const wellOwned = (style: RegExp) =>
      share((owner, ref) => isTeam(ref) && style.test(owner));
    const prefixed = wellOwned(/^group:[^/]+$/);
    const bare = wellOwned(/^[^:/]+$/);
    const full = wellOwned(/^group:default\//);
    expect(prefixed).toBeGreaterThan(bare);
    expect(bare).toBeGreaterThan(full);
    expect(full).toBeGreaterThan(0.05);
  });

  it('makes 10,000 services, about 13,000 entities, quickly', () => {
    const before = process.cpuUsage();
    const large = generateOrganisation({ seed: 1, ...sizes, services: 10000 });
    const { user, system } = process.cpuUsage(before);
    // Microseconds. 1.5 s was measured; the rest is for slower machines and other tests on the same core.
    expect(user + system).toBeLessThan(6_000_000);
    expect(large.length).toBeGreaterThan(12_500);
    expect(large.length).toBeLessThan(13_500);
    expect(new Set(large.map(stringifyEntityRef)).size).toBe(large.length);
  });
});
