export { BuildDrawer } from './BuildDrawer';
