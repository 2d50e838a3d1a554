export { BackendState } from './BackendState';
