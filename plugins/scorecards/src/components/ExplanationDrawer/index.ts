export { ExplanationDrawer } from './ExplanationDrawer';
