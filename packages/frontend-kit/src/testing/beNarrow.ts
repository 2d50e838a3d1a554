const nothing = () => {};

/** Makes the window a phone's, until {@link beWide}. */
export function beNarrow(): void {
  Object.assign(window, {
    matchMedia: (query: string) => ({
      matches: query.startsWith('(max-width: '),
      addEventListener: nothing,
      removeEventListener: nothing,
      addListener: nothing,
      removeListener: nothing,
    }),
  });
}

/** The window as the test environment has it. */
export function beWide(): void {
  Reflect.deleteProperty(window, 'matchMedia');
}
