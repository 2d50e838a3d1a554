export { RowLine, RowList } from './RowList';
