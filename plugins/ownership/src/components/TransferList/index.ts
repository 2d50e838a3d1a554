export { TransferList } from './TransferList';
