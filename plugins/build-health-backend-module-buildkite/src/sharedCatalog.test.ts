import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { BuildkiteSource } from './BuildkiteSource';

const data = process.env.CALLBOARD_DATA;
const describeData = data ? describe : describe.skip;

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
  parseAllDocuments(
    fs.readFileSync(path.join(data ?? '', 'catalog', 'all.yaml'), 'utf8'),
  ).flatMap(document => document.toJS() ?? []);

describeData(
  `real catalogs${
    data ? '' : ' (skipped: no data, CALLBOARD_DATA is not set)'
  }`,
  () => {
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
      const isNamed = ({
        metadata: { annotations = {}, links = [] },
      }: Written) =>
        source.selectorsOf(annotations).length > 0 ||
        links.some(
          ({ url }) => source.selectorsOfLink(new URL(url)).length > 0,
        );
      // The others have neither a link nor an annotation: only a name of their own.
      const unnamed = pipelines.filter(one => !isNamed(one));
      expect(unnamed.flatMap(({ metadata }) => metadata.links ?? [])).toEqual(
        [],
      );
      expect(pipelines.length - unnamed.length).toBeGreaterThan(20);
    });
  },
);
