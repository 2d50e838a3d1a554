export { FigureLink } from './FigureLink';
