import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Cards are loaded on demand, which takes seconds on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

// jsdom tries each rule of each sheet to tell the style of an element, and a look for a role asks that of each element.
const { getComputedStyle } = window;
window.getComputedStyle = (element, pseudo) =>
  'style' in element
    ? (element as HTMLElement).style
    : getComputedStyle(element, pseudo);
