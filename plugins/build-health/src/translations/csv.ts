/** Of files for spreadsheets. */
export const csvMessages = {
  download: 'Download CSV',
  downloadOf: 'Download CSV: {{name}}',
  columns: {
    week: 'Week of (Monday)',
    team: 'Team',
    services: 'Services',
    redNow: 'Services red now',
    p50: 'p50 in seconds',
    p95: 'p95 in seconds',
    longest: 'Longest in seconds',
    n: 'Builds',
    counted: 'Builds that count',
    passed: 'Passed',
    rate: 'Share that passed',
    low: 'Lower bound (95%)',
    high: 'Upper bound (95%)',
    leftOut: 'Left out',
    red: 'Main red in seconds',
    flaky: 'Flaky tests',
  },
} as const;
