export { ValuesPanel } from './ValuesPanel';
