/** The texts of images of pages. */
export const imageMessages = {
  text: 'Image: {{text}}',
  notThere: 'Image {{name}} is not in the source',
  notLoaded: 'Image {{name}} was not loaded',
} as const;
