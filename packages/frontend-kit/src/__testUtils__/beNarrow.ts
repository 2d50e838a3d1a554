const list = {
  matches: true,
  addEventListener: () => {},
  removeEventListener: () => {},
};

/** Makes the window a phone's, until {@link beWide}. */
export function beNarrow(): void {
  Object.assign(window, { matchMedia: () => list });
}

/** The window as the test environment has it. */
export function beWide(): void {
  Reflect.deleteProperty(window, 'matchMedia');
}
