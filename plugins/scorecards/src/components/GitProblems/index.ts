export { GitProblems } from './GitProblems';
