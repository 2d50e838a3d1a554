export { MyRunsWidget } from './MyRunsWidget';
