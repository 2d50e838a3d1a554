import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';

const text = (
  name: string,
  title: string,
  description?: string,
): FactSchema => ({
  name,
  title,
  type: 'string',
  ...(description && { description }),
});

const yes = (
  name: string,
  title: string,
  description?: string,
): FactSchema => ({
  ...text(name, title, description),
  type: 'boolean',
});

const count = (name: string, title: string, unit: string): FactSchema => ({
  name,
  title,
  type: 'number',
  unit,
  minimum: 0,
});

const texts = (...names: string[]) =>
  Object.fromEntries(names.map(name => [name, { type: 'string' as const }]));

/** What the catalog says of entities. */
export const catalogSchemas: readonly FactSchema[] = [
  text('kind', 'Kind', 'In lower case, as `component`.'),
  text('namespace', 'Namespace', 'In lower case.'),
  text('name', 'Name', 'As it is written.'),
  yes('has-title', 'Title is there'),
  count('description-length', 'Length of the description', 'characters'),
  text('type', 'Type', 'In lower case.'),
  text('lifecycle', 'Lifecycle', 'In lower case.'),
  text('owner', 'Owner', 'Reference, as `group:default/ledger`.'),
  text('system', 'System', 'Reference.'),
  text(
    'domain',
    'Domain',
    'Reference; that of its system where it names none itself.',
  ),
  text(
    'tier',
    'Tier',
    'Of the annotation callboard.dev/tier, the label tier, or a tag such as tier-1.',
  ),
  {
    name: 'tags',
    title: 'Tags',
    type: 'list',
    items: { type: 'string' },
  },
  { name: 'labels', title: 'Labels', type: 'map' },
  {
    name: 'annotations',
    title: 'Annotations',
    type: 'map',
    description: 'Values are cut after 1,000 characters.',
  },
  {
    name: 'links',
    title: 'Links',
    type: 'list',
    items: { parts: texts('url', 'title', 'type', 'icon') },
  },
  {
    name: 'relations',
    title: 'Relations',
    type: 'list',
    items: { parts: texts('type', 'targetRef', 'targetKind') },
  },
  yes(
    'has-docs',
    'Documentation is there',
    'Whether an annotation names its TechDocs.',
  ),
  count('provides-apis-count', 'APIs it provides', 'APIs'),
  count('consumes-apis-count', 'APIs it uses', 'APIs'),
  count('depends-on-count', 'Things it depends on', 'entities'),
  text('source-location', 'Source location', 'Address of its files.'),
  yes(
    'is-orphan',
    'Orphan',
    'Whether nothing that is registered names its descriptor any more.',
  ),
];
