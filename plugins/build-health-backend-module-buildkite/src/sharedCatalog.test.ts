import { describeData, readData } from '@internal/test-kit';
import { parseAllDocuments } from 'yaml';
import { BuildkiteSource } from './BuildkiteSource';

interface Written {
  kind: string;
  metadata: {
    name: string;
    annotations?: Record<string, string>;
    links?: { url: string }[];
  };
  spec?: { type?: string };
}

const readAll = (): Written[] =>
  parseAllDocuments(readData('catalog', 'all.yaml').toString()).flatMap(
    document => document.toJS() ?? [],
  );

describeData('real catalogs', () => {
  it('model pipelines as Resources, and their links name them', () => {
    const source = new BuildkiteSource({
      id: 'elastic',
      title: '',
      organization: 'elastic',
      host: 'buildkite.com',
      tokens: [],
    });
    const pipelines = readAll().filter(
      ({ kind, spec }) =>
        kind === 'Resource' && spec?.type === 'buildkite-pipeline',
    );
    const isNamed = ({ metadata: { annotations = {}, links = [] } }: Written) =>
      source.selectorsOf(annotations).length > 0 ||
      links.some(({ url }) => source.selectorsOfLink(new URL(url)).length > 0);
    // The others have neither a link nor an annotation: only a name of their own.
    const unnamed = pipelines.filter(one => !isNamed(one));
    expect(unnamed.flatMap(({ metadata }) => metadata.links ?? [])).toEqual([]);
    expect(pipelines.length - unnamed.length).toBeGreaterThan(20);
  });
});
