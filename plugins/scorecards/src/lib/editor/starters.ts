import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import { stringify } from 'yaml';

/** What a new document is called. */
export interface NewDocument {
  kind: StandardsDocument['kind'];
  id: string;
  title: string;
  owner: string;
}

/** A title as an id: lower-case words joined by `-`. */
export const idOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9\s-]/g, '')
    .split(/[\s-]+/)
    .filter(Boolean)
    .join('-')
    .slice(0, 100);

/** Whether a text can be an id. */
export const isId = (text: string) =>
  text.length <= 100 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

const dayAfter = (now: number, days: number) =>
  new Date(now + days * 86_400_000).toISOString().slice(0, 10);

const BODIES: Record<NewDocument['kind'], (now: number) => object> = {
  Scorecard: () => ({
    ranking: 'levels',
    levels: [
      { id: 'bronze', title: 'Bronze' },
      { id: 'silver', title: 'Silver' },
      { id: 'gold', title: 'Gold' },
    ],
    target: 'silver',
    checks: [],
  }),
  Standard: () => ({
    text: 'Each service has an owner who can be reached. {#owner}\n',
  }),
  Campaign: now => ({
    target: { checks: [] },
    startsOn: dayAfter(now, 1),
    endsOn: dayAfter(now, 90),
  }),
  FactSet: () => ({
    source: 'push',
    facts: [
      {
        name: 'scan-passed',
        title: 'Last scan passed',
        type: 'boolean',
      },
    ],
  }),
};

/** The text that a new document begins with. */
export const starterOf = (document: NewDocument, now: number): string =>
  stringify(
    { ...document, ...BODIES[document.kind](now) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
