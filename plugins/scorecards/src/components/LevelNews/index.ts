export { LevelNews } from './LevelNews';
