/** Texts of the keys of a page. */
export const letterMessages = {
  open: 'Keys (?)',
  title: 'Keys',
  on: 'Single letters do something, on this device',
  acts: {
    j: 'Next alert',
    k: 'Previous alert',
    x: 'Select',
    a: 'Acknowledge',
    r: 'Resolve',
    e: 'Escalate…',
    s: 'Snooze…',
    n: 'Write a note',
  },
} as const;
