import type { Entity } from '@backstage/catalog-model';
import type {
  BuildSource,
  PipelineSelector,
} from '@callboard/backstage-plugin-build-health-node';
import type { NamedPipelines } from './NamedPipelines';

/** What the database takes; nothing that a provider knows has a longer name. */
const LONGEST_SCOPE = 300;
/** Links are for people: an entity with more than these is none of ours. */
const MOST_LINKS = 100;
/** Repositories of an entity; each one is looked up at each page. */
const MOST_REPOSITORIES = 100;

/** What pipelines are modelled as, by the catalogs that do. */
const PIPELINE_TYPE = 'buildkite-pipeline';

/** What an entity says of itself. */
export interface EntityNames {
  /** Of sources that it names anything of. */
  named: NamedPipelines[];
  /** What of a source it names that the source can be asked for. */
  scopes: { sourceId: string; scope: string }[];
  /** `owner/name`, where it says which repository it is of. */
  repositories: string[];
  /** Sources that builds of these repositories cannot be of. */
  notOf: string[];
  /** It is a pipeline. */
  isPipeline: boolean;
  /** Resources that it depends on; full references, in lower case. */
  dependsOn: string[];
}

const linksOf = ({ metadata }: Entity): URL[] =>
  (metadata.links ?? [])
    .slice(0, MOST_LINKS)
    .map(({ url }) => url)
    .filter(url => URL.canParse(url))
    .map(url => new URL(url));

/** By annotations, or by links where no annotation names any: links are written for people, and may lead to any page. */
function nameOf(
  source: BuildSource,
  { annotations, links }: { annotations: Record<string, string>; links: URL[] },
): NamedPipelines[] {
  const sourceId = source.id;
  const annotated = source.selectorsOf(annotations);
  if (annotated.length > 0) {
    return annotated.map(selector => ({
      sourceId,
      selector,
      way: 'annotation',
    }));
  }
  const linked = new Map<string, PipelineSelector>(
    links
      .flatMap(link => source.selectorsOfLink?.(link) ?? [])
      .map(selector => [JSON.stringify(selector), selector]),
  );
  return [...linked.values()].map(selector => ({
    sourceId,
    selector,
    way: 'link',
  }));
}

function scopesOf(
  source: BuildSource,
  { annotations, links }: { annotations: Record<string, string>; links: URL[] },
): EntityNames['scopes'] {
  const isAnnotated = source.selectorsOf(annotations).length > 0;
  const scopes = [
    ...(source.scopesOf?.(annotations) ?? []),
    ...(isAnnotated
      ? []
      : links.flatMap(link => source.scopesOfLink?.(link) ?? [])),
  ];
  return [...new Set(scopes)]
    .filter(({ length }) => length <= LONGEST_SCOPE)
    .map(scope => ({ sourceId: source.id, scope }));
}

/** What an entity says of the pipelines that build it. */
export function readNames(
  entity: Entity,
  sources: readonly BuildSource[],
): EntityNames {
  const annotations = entity.metadata.annotations ?? {};
  const links = linksOf(entity);
  const isOfType = entity.spec?.type === PIPELINE_TYPE;
  const repositories = `${annotations['github.com/project-slug'] ?? ''}`
    .split(/[\s,]+/)
    .filter(slug => /^[\w.-]+\/[\w.-]+$/.test(slug));
  return {
    named: sources.flatMap(source => nameOf(source, { annotations, links })),
    scopes: sources.flatMap(source => scopesOf(source, { annotations, links })),
    repositories: repositories.slice(0, MOST_REPOSITORIES),
    notOf: sources
      .filter(source => source.mayBuild?.(annotations) === false)
      .map(({ id }) => id),
    isPipeline: entity.kind.toLowerCase() === 'resource' && isOfType,
    // The catalog works it out of `dependsOn` here, and of `dependencyOf` there.
    dependsOn: (entity.relations ?? [])
      .filter(({ type }) => type === 'dependsOn')
      .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US')),
  };
}
