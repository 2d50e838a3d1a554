/** Label that hides an entity from everyone but its owners. */
export const visibilityLabel = {
  label: 'callboard.dev/visibility',
  value: 'restricted',
};
