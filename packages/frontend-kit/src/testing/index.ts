/** What tests of several plugins need; nothing that is shipped imports it. */
export { beNarrow, beWide } from './beNarrow';
export { FakeSignals } from './FakeSignals';
