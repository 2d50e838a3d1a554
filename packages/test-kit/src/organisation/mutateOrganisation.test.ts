import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { generateOrganisation } from './generateOrganisation';
import { mutateOrganisation } from './mutateOrganisation';
import { seededRandom } from './random';
import { validateEntity } from './validateEntity';

const start = generateOrganisation({
  seed: 3,
  engineers: 12,
  teams: 4,
  services: 20,
});

const etags = (entities: Entity[]) =>
  new Map(entities.map(e => [stringifyEntityRef(e), e.metadata.etag]));

function run(seed: number, steps: number) {
  const random = seededRandom(seed);
  const history = [{ entities: start, description: 'start' }];
  for (let i = 0; i < steps; i++) {
    history.push(
      mutateOrganisation(history[history.length - 1].entities, random),
    );
  }
  return history;
}

describe('mutateOrganisation', () => {
  it('makes the same changes for the same numbers', () => {
    const descriptions = (seed: number) =>
      run(seed, 20).map(step => step.description);
    expect(descriptions(1)).toEqual(descriptions(1));
    expect(descriptions(1)).not.toEqual(descriptions(2));
  });

  it('makes every kind of change, all of them acceptable to the catalog', async () => {
    const history = run(4, 300);
    const seen = history.map(step => step.description).join('\n');
    for (const change of [
      'title becomes',
      'owner becomes',
      'joins',
      'leaves',
      'parent becomes',
      'tier becomes',
      'slack-channel becomes',
      'e-mail becomes',
      'system becomes',
      'deleted',
      'added',
    ]) {
      expect(seen).toContain(change);
    }
    const { entities } = history[history.length - 1];
    expect(etags(entities).size).toBe(entities.length);
    for (const entity of entities) await validateEntity(entity);
  });

  it('says which entity it changed, and leaves the set it was given alone', () => {
    const before = etags(start);
    let changes = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { entities, description } = mutateOrganisation(
        start,
        seededRandom(seed),
      );
      const after = etags(entities);
      const [ref] = description.split(': ');
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        key => before.get(key) !== after.get(key),
      );
      // Setting a value to what it was changes nothing.
      expect(changed.length === 0 || changed.includes(ref)).toBe(true);
      changes += changed.length;
    }
    expect(changes).toBeGreaterThan(100);
    expect(etags(start)).toEqual(before);
  });

  it('works on an empty set', () => {
    expect(mutateOrganisation([], seededRandom(1)).entities).toHaveLength(1);
  });
});
