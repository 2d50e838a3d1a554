import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Cards are loaded on demand, which takes seconds on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
