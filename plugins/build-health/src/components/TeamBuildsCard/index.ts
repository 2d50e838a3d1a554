export { TeamBuildsCard } from './TeamBuildsCard';
