/** Who the reader chose to be in this tab. */
export interface Choice {
  /** Entity ref of a user, or of a group whose member the reader plays. */
  ref: string;
  /** Name shown while the sign-in runs. */
  title: string;
}

const key = 'callboard.demo.choice';

/** The choice lives as long as the tab: a reload keeps it, another tab may be another person. */
export const session = {
  get(): Choice | undefined {
    try {
      const stored: Partial<Choice> = JSON.parse(
        sessionStorage.getItem(key) ?? '{}',
      );
      return stored.ref
        ? { ref: stored.ref, title: stored.title ?? stored.ref }
        : undefined;
    } catch {
      return undefined;
    }
  },
  set(choice: Choice) {
    sessionStorage.setItem(key, JSON.stringify(choice));
  },
  clear() {
    sessionStorage.removeItem(key);
  },
};
