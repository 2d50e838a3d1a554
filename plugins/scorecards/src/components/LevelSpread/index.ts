export { LevelSpread } from './LevelSpread';
