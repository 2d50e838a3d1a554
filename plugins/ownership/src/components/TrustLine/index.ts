export { TrustLine } from './TrustLine';
