import '@testing-library/jest-dom';

// The first test of a file compiles what it imports, up to 15 s on a cold cache.
jest.setTimeout(30_000);
