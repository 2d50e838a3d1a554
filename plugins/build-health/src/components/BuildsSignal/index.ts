export { BuildsSignal } from './BuildsSignal';
