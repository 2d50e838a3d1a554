export { FrozenBand } from './FrozenBand';
