export * from './exampleOrganisation';
export * from './exampleSchedules';
export * from './generateOrganisation';
export * from './mutateOrganisation';
export * from './random';
export * from './validateEntity';
