import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dependencyFindings, prefix } from './dependencies.mjs';

const manifest = (role, pluginId, ...names) => ({
  name: `${prefix}${pluginId}`,
  backstage: { role, pluginId },
  dependencies: Object.fromEntries(names.map(name => [name, 'workspace:^'])),
});

const findings = (...given) =>
  dependencyFindings(manifest(...given), 'package.json');

test('a family may use itself and what is named for it', () => {
  assert.deepEqual(
    findings(
      'frontend-plugin',
      'ownership',
      `${prefix}ownership-common`,
      `${prefix}callboard-react`,
    ),
    [],
  );
});

test('an edge to another family needs a name in the list', () => {
  const [finding] = findings(
    'backend-plugin',
    'ownership',
    `${prefix}oncall-node`,
  );
  assert.match(finding, /oncall-node, which belongs to another family/);
});

test('a frontend takes nothing from a backend', () => {
  const [finding] = findings(
    'frontend-plugin',
    'ownership',
    `${prefix}ownership-backend`,
  );
  assert.match(finding, /a frontend-plugin depends on/);
});

test('inline kits are not listed', () => {
  const [finding] = findings(
    'backend-plugin',
    'ownership',
    '@internal/backend-kit',
  );
  assert.match(finding, /Inline kits are not listed/);
});
