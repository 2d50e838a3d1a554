/** What an adopter runs and writes to add the backend. */
export const INSTALL_BACKEND = [
  'yarn --cwd packages/backend add @callboard/backstage-plugin-oncall-backend',
  '',
  '// packages/backend/src/index.ts',
  "backend.add(import('@callboard/backstage-plugin-oncall-backend'));",
].join('\n');
