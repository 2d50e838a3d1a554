/** The texts of paper. */
export const printMessages = {
  action: 'Print',
  line: 'Page version {{version}}, printed {{time}}, from {{address}}',
  secret: 'secret, not printed',
} as const;
