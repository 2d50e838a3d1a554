export { BuildHealthProvider } from './BuildHealthProvider';
