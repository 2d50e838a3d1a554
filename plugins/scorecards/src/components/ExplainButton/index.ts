export { ExplainButton } from './ExplainButton';
