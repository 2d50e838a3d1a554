/** Kinds of entities that alerts are of. */
export const alertedKinds = {
  kind: { $in: ['component', 'system', 'api', 'resource'] },
};
