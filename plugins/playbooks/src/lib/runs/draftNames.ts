/** Where the line about an item, and what its command answered, are kept while they are typed. */
export const draftNames = (draftsOf: string, stepId: string) => ({
  text: `${draftsOf} ${stepId} text`,
  output: `${draftsOf} ${stepId} output`,
});
