import { exampleOrganisation } from '@internal/test-kit';
import { namedPipelines } from './namedPipelines';
import { samplePipelines } from './samplePipelines';
import { sampleTeams } from './sampleTeams';

const entities = exampleOrganisation();
const components = entities.filter(({ kind }) => kind === 'Component');
const annotationsOf = (name: string) =>
  components.find(one => one.metadata.name === name)?.metadata.annotations ??
  {};

describe('the pipelines of the sample', () => {
  it('have numbers of their own that runs can be numbered by', () => {
    const ids = samplePipelines.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...ids)).toBeLessThan(200);
  });

  it('are of repositories that components of the catalog name', () => {
    const content = {
      entities: entities.map(entity => ({
        entityRef: '',
        entity,
        place: { file: '', line: 1, column: 1 },
      })),
    };
    expect(namedPipelines(samplePipelines, content)).toEqual(samplePipelines);
    expect(namedPipelines(samplePipelines, { entities: [] })).toEqual([]);
  });

  it('are named by their keys where they are pushed', () => {
    const named = components.flatMap(
      ({ metadata }) =>
        metadata.annotations?.['callboard.dev/build-pipelines'] ?? [],
    );
    const pushed = samplePipelines
      .filter(({ source }) => source === 'sample-ci')
      .map(({ key }) => `sample-ci:${key}`);
    expect([...named].sort()).toEqual([...pushed].sort());
  });

  it('leave some components without builds, and one without a name of any', () => {
    const built = new Set(samplePipelines.map(one => one.repository));
    const none = components
      .filter(({ metadata }) => {
        const slug = metadata.annotations?.['github.com/project-slug'];
        return slug === undefined || !built.has(slug);
      })
      .map(({ metadata }) => metadata.name);
    expect(none.sort()).toEqual([
      'card-printer',
      'cohort-explorer',
      'price-scraper',
    ]);
    expect(annotationsOf('cohort-explorer')).not.toHaveProperty([
      'github.com/project-slug',
    ]);
  });

  it('are built by people of the catalog, in their zones', () => {
    const zones = new Map(
      entities
        .filter(({ kind }) => kind === 'User')
        .map(({ metadata: { name, annotations } }) => [
          name,
          annotations?.['callboard.dev/time-zone'],
        ]),
    );
    for (const { login, zone } of Object.values(sampleTeams).flat()) {
      expect([login, zones.get(login)]).toEqual([login, zone]);
    }
  });
});
