/*
 * Which family may import which. A family imports itself; every other edge is named here with its reason.
 */
const prefix = '@callboard/backstage-plugin-';

/** Plugin id of the importer → packages of other families it may use. */
const allowed = {
  // Families plug their signal into the "service at a glance" card.
  alerts: ['callboard-react'],
  ownership: ['callboard-react'],
  oncall: ['callboard-react'],
  // These two also add panels to the page of an alert.
  playbooks: ['callboard-react', 'alerts-react'],
  'build-health': ['callboard-react', 'alerts-react'],
  scorecards: ['callboard-react'],
};

/**
 * What any page may show of other families: it draws nothing where they are not installed.
 * `oncall-react`: who is on call for what a row is about.
 */
const shownAnywhere = ['oncall-react'];

/** Folder of a bridge → packages of the guest it may use. */
const bridges = {
  // Alerts reach who is on call by schedules; tests ask on-call itself.
  'alerts-backend-module-oncall': [
    'oncall-node',
    'oncall-common',
    'oncall-backend',
  ],
  // On-call names the owner that ownership names.
  'oncall-backend-module-ownership': ['ownership-node', 'ownership-common'],
  // Ownership hears from the others who acts as an owner does.
  'ownership-backend-module-callboard': ['build-health-node', 'alerts-node'],
  // Scorecards read as facts what the others know.
  'scorecards-backend-module-callboard': [
    'ownership-common',
    'oncall-common',
    'playbooks-common',
    'build-health-common',
    'alerts-common',
  ],
  // The platform's search takes in what a family gives it.
  'search-backend-module-playbooks': ['playbooks-common'],
};

/**
 * Import patterns (gitignore style, order counts) forbidden in a package.
 * @param {{backstage?: {pluginId?: string, role?: string}, name: string}} manifest
 */
exports.restrictedPatterns = manifest => {
  const id = manifest.backstage?.pluginId;
  if (!id) {
    // The demo portal sees everything; the inline kits and the test kit see no family.
    return ['app', 'backend'].includes(manifest.name) ? [] : [`${prefix}*`];
  }
  return [
    `${prefix}*`,
    `!${prefix}${id}`,
    `!${prefix}${id}-*`,
    ...[
      ...(allowed[id] ?? []),
      ...(manifest.backstage?.role === 'frontend-plugin' ? shownAnywhere : []),
      ...(bridges[manifest.name.slice(prefix.length)] ?? []),
    ].map(name => `!${prefix}${name}`),
  ];
};
