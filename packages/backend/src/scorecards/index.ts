export { scorecardsModuleSamplePast } from './module';
