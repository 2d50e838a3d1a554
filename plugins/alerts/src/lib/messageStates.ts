/** What was given up is what somebody is to do something about: it is shown first. */
export const MESSAGE_STATES = [
  'failed',
  'waiting',
  'sent',
  'cancelled',
  'all',
] as const;

type Shown = (typeof MESSAGE_STATES)[number];

/** The state that an address asks for. */
export const messageStateOf = (value: string | null): Shown =>
  MESSAGE_STATES.find(state => state === value) ?? 'failed';
