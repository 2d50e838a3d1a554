/** What somebody wrote, without blanks around it; NUL, which no text of PostgreSQL holds, and halves of a character are replaced. */
export const saidText = (written: string): string =>
  written.replace(/[\p{Surrogate}\0]/gu, '\uFFFD').trim();
