/** How a thread that jest does not see reads TypeScript; a built package needs nothing of the kind. */
export const execArgv = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];
