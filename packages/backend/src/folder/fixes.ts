import { ValuePath, valueAt } from './parse';
import { Defect, knownKinds } from './validate';

const placeholder = /\$?\{\{|\{%|<%|\$\{/;
const samples = new Map(
  Object.entries({
    lifecycle: 'production',
    owner: 'group:default/your-team',
    type: 'service',
    children: '[]',
    definition: '{ $text: ./openapi.yaml }',
    name: 'your-name',
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: '{ name: your-name }',
    spec: '{ type: service, lifecycle: production, owner: group:default/your-team }',
  }),
);
const fillIn =
  'Replace the template placeholder with a value, or move the template out of the folder.';

/** How to correct YAML that does not parse. */
export function fixForSyntax(line: string, reason: string): string {
  if (placeholder.test(line)) {
    return fillIn;
  }
  if (reason.startsWith('Tabs')) {
    return 'Indent with spaces instead of tabs.';
  }
  if (reason.startsWith('The key')) {
    return 'Keep one of the two lines.';
  }
  if (/alias/i.test(reason)) {
    return 'Write the values out instead of repeating aliases.';
  }
  return 'Check quotes, brackets and indentation from this line upward.';
}

/** What to write instead; a snippet of YAML wherever the right text is known. */
export function fixForDefect(
  document: object,
  { reason, path }: Defect,
  line: string,
): string {
  const found: unknown = path.length ? valueAt(document, path) : undefined;
  if (found !== undefined && placeholder.test(line)) {
    return fillIn;
  }
  return (
    fixForMissing(reason) ??
    fixForField(document, path, found) ??
    fixForValue(reason, path, found) ??
    'Correct the value; the descriptor format says what is allowed.'
  );
}

function fixForMissing(reason: string) {
  const missing = reason.match(/^(\S+) is missing\.$/)?.[1].split('.');
  const name = missing?.pop();
  return name && nested(missing ?? [], name, samples.get(name) ?? 'value');
}

function fixForField(document: object, path: ValuePath, found: unknown) {
  const [field] = path;
  if (path.length !== 1 || !Object.hasOwn(document, field)) {
    return undefined;
  }
  if (field === 'apiVersion') {
    const isTemplate = valueAt(document, ['kind']) === 'Template';
    return `apiVersion: ${
      isTemplate ? 'scaffolder.backstage.io/v1beta3' : 'backstage.io/v1alpha1'
    }`;
  }
  if (field === 'kind') {
    const known = knownKinds.get(String(found).toLowerCase());
    return known
      ? `kind: ${known}`
      : 'Remove the document, or add a catalog model that knows this kind.';
  }
  return /^(dependsOn|dependencyOf|providesApis|consumesApis|owner|system|lifecycle|type)$/.test(
    String(field),
  )
    ? `Move it under spec:\nspec:\n  ${field}: …`
    : `Remove "${field}", or move it under spec.`;
}

function fixForValue(reason: string, path: ValuePath, found: unknown) {
  const name = String(path[path.length - 1]);
  const parents = path.slice(0, -1);
  if (typeof found === 'string' && /had missing or empty kind/.test(reason)) {
    const list = parents.slice(0, -1);
    return nested(
      list,
      String(parents[parents.length - 1]),
      `[component:${found}]`,
    );
  }
  if (/must be string|expected a string$/.test(reason) && isPlain(found)) {
    return nested(parents, name, JSON.stringify(String(found)));
  }
  if (name === 'name' && typeof found === 'string') {
    return nested(parents, name, slug(found));
  }
  if (path[1] === 'tags' && typeof found === 'string') {
    return nested(
      ['metadata'],
      'tags',
      `[${slug(found).toLowerCase().replace(/[._]/g, '-')}]`,
    );
  }
  return undefined;
}

function isPlain(value: unknown) {
  return ['number', 'boolean'].includes(typeof value);
}

function slug(text: string) {
  return (
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .slice(0, 63)
      .replace(/^[-._]+|[-._]+$/g, '') || 'your-name'
  );
}

function nested(parents: ValuePath, name: string, value: string): string {
  return [...parents.map(parent => `${parent}:`), `${name}: ${value}`]
    .map((text, depth) => '  '.repeat(depth) + text)
    .join('\n');
}
