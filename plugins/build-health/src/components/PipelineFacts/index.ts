export { PipelineFacts } from './PipelineFacts';
