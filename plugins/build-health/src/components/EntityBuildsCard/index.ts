export { EntityBuildsCard } from './EntityBuildsCard';
export { NoPipeline } from './NoPipeline';
