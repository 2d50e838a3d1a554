import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first test of a file loads a whole app; one second is not enough for it on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
