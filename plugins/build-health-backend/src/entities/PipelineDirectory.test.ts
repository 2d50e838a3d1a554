import type { Entity } from '@backstage/catalog-model';
import type { BuildSource } from '@callboard/backstage-plugin-build-health-node';
import { waysOf } from './waysOf';
import { PipelineDirectory } from './PipelineDirectory';

/** A source whose annotation `<id>/slug` and pages `https://<id>.example/<key>` name pipelines, and whose scopes are their keys. */
const sourceOf = (id: string): BuildSource => {
  const keysOf = (written = '') => written.split(',').filter(Boolean);
  const keyOfLink = ({ host, pathname }: URL) =>
    host === `${id}.example` ? [pathname.slice(1)] : [];
  return {
    id,
    provider: 'test',
    title: id,
    read: async () => ({ builds: [], jobs: [] }),
    selectorsOf: annotations =>
      keysOf(annotations[`${id}/slug`]).map(key => ({ key })),
    scopesOf: annotations => keysOf(annotations[`${id}/slug`]),
    selectorsOfLink: link => keyOfLink(link).map(key => ({ key })),
    scopesOfLink: keyOfLink,
  };
};

const entity = (
  name: string,
  options: {
    kind?: string;
    type?: string;
    annotations?: Record<string, string>;
    links?: string[];
    dependsOn?: string[];
  },
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: options.kind ?? 'Component',
  metadata: {
    name,
    annotations: options.annotations,
    links: options.links?.map(url => ({ url })),
  },
  spec: { type: options.type ?? 'service' },
  relations: options.dependsOn?.map(targetRef => ({
    type: 'dependsOn',
    targetRef,
  })),
});

const pipeline = (
  name: string,
  names: Partial<Parameters<typeof entity>[1]>,
): Entity =>
  entity(name, { kind: 'Resource', type: 'buildkite-pipeline', ...names });

const LEDGER = 'component:default/ledger';
const SLUG = 'github.com/project-slug';

describe('PipelineDirectory', () => {
  let directory: PipelineDirectory;
  beforeEach(() => {
    const sources = [sourceOf('bk'), sourceOf('jenkins')];
    directory = new PipelineDirectory({ all: () => sources });
  });

  /** `source selector way` */
  const names = (ref = LEDGER) =>
    directory
      .namedBy(ref)
      ?.map(
        ({ sourceId, selector, way }) =>
          `${sourceId} ${Object.values(selector)} ${way}`,
      );

  it('has links count for sources that no annotation names anything of', async () => {
    await directory.upsert([
      entity('ledger', {
        annotations: { 'bk/slug': 'ledger' },
        links: [
          'https://bk.example/other',
          'https://jenkins.example/a',
          'https://jenkins.example/a',
          'https://elsewhere.example/a',
          'no address',
        ],
      }),
    ]);
    expect(names()).toEqual(['bk ledger annotation', 'jenkins a link']);
    expect(directory.scopesOf('bk')).toEqual(new Set(['ledger']));
    expect(directory.scopesOf('jenkins')).toEqual(new Set(['a']));
  });

  it('has a repository count for sources that nothing else names anything of', async () => {
    await directory.upsert([
      entity('ledger', {
        annotations: { [SLUG]: 'acme/ledger, acme/rules', 'bk/slug': 'ledger' },
      }),
    ]);
    expect(names()).toEqual([
      'bk ledger annotation',
      'jenkins acme/ledger repository',
      'jenkins acme/rules repository',
    ]);
    await directory.upsert([
      entity('ledger', {
        annotations: { [SLUG]: 'acme/ledger' },
        links: ['https://jenkins.example/a'],
      }),
    ]);
    expect(names()).toEqual(['jenkins a link', 'bk acme/ledger repository']);
  });

  it('has no repository count for a source of another host', async () => {
    const elsewhere: BuildSource = {
      ...sourceOf('ghes'),
      mayBuild: annotations => annotations.host === 'ghes.example',
    };
    directory = new PipelineDirectory({
      all: () => [elsewhere, sourceOf('bk')],
    });
    const of = (host: string) =>
      entity('ledger', { annotations: { [SLUG]: 'acme/ledger', host } });
    await directory.upsert([of('github.com')]);
    expect(names()).toEqual(['bk acme/ledger repository']);
    await directory.upsert([of('ghes.example')]);
    expect(names()).toHaveLength(2);
  });

  it('gives an entity the pipelines of Resources that it depends on, whichever comes first, and follows their changes', async () => {
    const links = ['https://bk.example/ledger'];
    await directory.upsert([
      entity('ledger', {
        annotations: { [SLUG]: 'acme/ledger', 'jenkins/slug': 'job' },
        dependsOn: [
          'Resource:default/CI',
          'resource:default/database',
          'resource:default/away',
        ],
      }),
      pipeline('database', { type: 'database', links }),
    ]);
    expect(names()).toEqual([
      'jenkins job annotation',
      'bk acme/ledger repository',
    ]);
    // A reader of everything in between keeps nobody from seeing what comes later.
    expect(directory.all().size).toBe(2);
    await directory.upsert([pipeline('ci', { links })]);
    const wanted = ['jenkins job annotation', 'bk ledger resource'];
    expect(names()).toEqual(wanted);
    expect(directory.all().get(LEDGER)).toEqual(directory.namedBy(LEDGER));
    expect(directory.namedBy(LEDGER)?.[1].resourceRef).toBe(
      'resource:default/ci',
    );
    expect(names('resource:default/ci')).toEqual(['bk ledger link']);

    await directory.upsert([
      pipeline('ci', { annotations: { 'bk/slug': 'renamed' } }),
    ]);
    expect(names()).toEqual(['jenkins job annotation', 'bk renamed resource']);
    await directory.remove(['resource:default/ci']);
    expect(names()).toEqual([
      'jenkins job annotation',
      'bk acme/ledger repository',
    ]);
    await directory.remove([LEDGER]);
    expect(names()).toBeUndefined();
  });
});

it('tells how pipelines came to an entity, and names no Resource that is hidden', () => {
  const record = (id: number, key: string) => ({
    id,
    sourceId: 'bk',
    key,
    name: key,
    repository: 'acme/ledger',
  });
  const pipelines = [record(1, 'a'), record(2, 'b'), record(3, 'c')];
  const of = (key: string, resourceRef: string) => ({
    sourceId: 'bk',
    selector: { key },
    way: 'resource' as const,
    resourceRef,
  });
  const ways = waysOf(
    pipelines,
    [
      of('a', 'resource:default/seen'),
      of('b', 'resource:default/hidden'),
      {
        sourceId: 'bk',
        selector: { repository: 'acme/ledger' },
        way: 'repository',
      },
    ],
    ref => ref.endsWith('seen'),
  );
  expect([...ways.values()]).toEqual([
    { way: 'resource', resourceRef: 'resource:default/seen' },
    { way: 'resource' },
    { way: 'repository' },
  ]);
});
