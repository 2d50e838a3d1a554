export { ValueField } from './ValueField';
export { ValuesPanel } from './ValuesPanel';
