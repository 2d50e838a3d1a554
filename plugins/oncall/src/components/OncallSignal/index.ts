export { OncallSignal } from './OncallSignal';
