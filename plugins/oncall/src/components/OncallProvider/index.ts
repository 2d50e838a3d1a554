export { OncallProvider } from './OncallProvider';
