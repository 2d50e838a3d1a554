/** Id of the field of a variable. */
export const fieldId = (name: string) =>
  `playbook-value-${encodeURIComponent(name)}`;
