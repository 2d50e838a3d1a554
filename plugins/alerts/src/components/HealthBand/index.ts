export { HealthBand } from './HealthBand';
