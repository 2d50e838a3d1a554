export { WeekCharts } from './WeekCharts';
