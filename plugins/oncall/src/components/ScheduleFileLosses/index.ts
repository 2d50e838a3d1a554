export { LossList } from './LossList';
