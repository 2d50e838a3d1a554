/* Which package may depend on which: the edges of package.json, where lint sees only imports. */

import { createRequire } from 'node:module';

const { restrictedPatterns } = createRequire(import.meta.url)(
  '../eslint/families.js',
);

export const prefix = '@callboard/backstage-plugin-';

/** Lint's own patterns decide, so that the two never disagree: the last one that matches wins. */
function isForeign(manifest, name) {
  const matches = pattern =>
    pattern.endsWith('*')
      ? name.startsWith(pattern.slice(0, -1))
      : name === pattern;
  return restrictedPatterns(manifest).reduce((foreign, pattern) => {
    const negated = pattern.startsWith('!');
    return matches(negated ? pattern.slice(1) : pattern) ? !negated : foreign;
  }, false);
}

/** What a package of a role may list; a frontend must never pull in a backend. */
const reach = {
  'frontend-plugin': ['common', 'react'],
  'frontend-plugin-module': ['common', 'react'],
  'web-library': ['common', 'react'],
  'common-library': ['common'],
  'node-library': ['common', 'node'],
  'backend-plugin': ['common', 'node'],
  'backend-plugin-module': ['common', 'node'],
};

const kindOf = name => /-(common|react|node)$/.exec(name)?.[1] ?? 'plugin';

/** Findings on one manifest. */
export function dependencyFindings(manifest, file) {
  const {
    dependencies = {},
    devDependencies = {},
    peerDependencies = {},
  } = manifest;
  const found = [];
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (name.startsWith('@internal/')) {
      found.push(
        `${file}: it depends on ${name}. Inline kits are not listed: take it out.`,
      );
    }
    if (!name.startsWith(prefix)) continue;
    const allowed = reach[manifest.backstage?.role];
    if (allowed && !allowed.includes(kindOf(name))) {
      found.push(
        `${file}: a ${
          manifest.backstage.role
        } depends on ${name}. It may use ${allowed
          .map(kind => `-${kind}`)
          .join(' and ')} packages only.`,
      );
    }
  }
  for (const name of Object.keys({
    ...dependencies,
    ...peerDependencies,
    ...devDependencies,
  })) {
    if (name.startsWith(prefix) && isForeign(manifest, name)) {
      found.push(
        `${file}: it depends on ${name}, which belongs to another family. Name the edge with its reason in tools/eslint/families.js, or take it out.`,
      );
    }
  }
  return found;
}
