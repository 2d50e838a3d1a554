export { SourceLine, SourceLink } from './SourceLine';
