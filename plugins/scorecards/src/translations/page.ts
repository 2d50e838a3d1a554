import { overviewMessages } from './overview';

/** Texts of `page`. */
export const pageMessages = { overview: overviewMessages } as const;
